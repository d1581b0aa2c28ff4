// SPDX-License-Identifier: Apache-2.0
package headroom.persistence.backup;

import headroom.persistence.backup.BackupRefusedException.Why;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads what {@link BackupWriter} wrote, and believes none of it before the last line. */
final class BackupReader {
  private final InputStream in;
  private final MessageDigest digest = BackupWriter.sha256();

  private BackupReader(InputStream in) {
    this.in = in;
  }

  /** Takes what is read. */
  interface Sink {
    void header(BackupHeader header) throws BackupRefusedException, SQLException;

    /** Rows of this table follow. */
    void table(String name, List<String> columns)
        throws IOException, BackupRefusedException, SQLException;

    /**
     * @param line as COPY has it, without its end
     */
    void row(byte[] line) throws IOException;

    /**
     * The table is over.
     *
     * @return how many rows were taken
     */
    long rowsEnd() throws IOException, BackupRefusedException, SQLException;

    void sequence(String name, long last) throws BackupRefusedException, SQLException;
  }

  /** Reads it to the end. */
  static void read(InputStream file, Sink sink)
      throws IOException, BackupRefusedException, SQLException {
    try (InputStream in = new BufferedInputStream(new GZIPInputStream(file), 1 << 16)) {
      new BackupReader(in).readAll(sink);
    } catch (EOFException e) {
      throw BackupRefusedException.damaged("it is cut off");
    } catch (ZipException e) {
      throw new BackupRefusedException(
          Why.FILE, "This is no backup of Headroom, or it is damaged: " + e.getMessage() + ".");
    }
  }

  private void readAll(Sink sink) throws IOException, BackupRefusedException, SQLException {
    List<String> first = new ArrayList<>();
    first.add(text(line()));
    BackupHeader.requireTitle(first.getFirst());
    while (first.size() < BackupHeader.LINES) {
      first.add(text(line()));
    }
    sink.header(BackupHeader.parse(first));
    while (true) {
      byte[] line = undigestedLine();
      String text = text(line);
      if (text.startsWith(BackupWriter.DIGEST)) {
        end(text.substring(BackupWriter.DIGEST.length()));
        return;
      }
      digested(line);
      if (text.startsWith(BackupWriter.TABLE)) {
        String[] words = words(text);
        table(words[1], List.of(words[2].split(",", -1)), sink);
      } else if (text.startsWith(BackupWriter.SEQUENCE)) {
        String[] words = words(text);
        sink.sequence(words[1], number(words[2]));
      } else {
        throw BackupRefusedException.damaged("a line of it has no meaning");
      }
    }
  }

  private void table(String name, List<String> columns, Sink sink)
      throws IOException, BackupRefusedException, SQLException {
    sink.table(name, columns);
    long rows = 0;
    while (true) {
      byte[] line = line();
      // In rows a backslash is always written as two, or followed by a letter or digit.
      if (line.length > 1 && line[0] == '\\' && line[1] == '.') {
        String end = text(line);
        if (!end.startsWith(BackupWriter.ROWS_END)) {
          throw BackupRefusedException.damaged("a line of it has no meaning");
        }
        long said = number(end.substring(BackupWriter.ROWS_END.length()));
        if (said != rows || sink.rowsEnd() != rows) {
          throw BackupRefusedException.damaged("table " + name + " lacks rows");
        }
        return;
      }
      sink.row(line);
      rows++;
    }
  }

  private void end(String said) throws IOException, BackupRefusedException {
    if (!HexFormat.of().formatHex(digest.digest()).equals(said)) {
      throw BackupRefusedException.damaged("its checksum differs");
    }
    if (in.read() != -1) {
      throw BackupRefusedException.damaged("something follows its end");
    }
  }

  private static String[] words(String line) throws BackupRefusedException {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw BackupRefusedException.damaged("a line of it has no meaning");
    }
    return words;
  }

  private static long number(String text) throws BackupRefusedException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw BackupRefusedException.damaged("a number in it is none");
    }
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  private byte[] line() throws IOException {
    byte[] line = undigestedLine();
    digested(line);
    return line;
  }

  private void digested(byte[] line) {
    digest.update(line);
    digest.update((byte) '\n');
  }

  private byte[] undigestedLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next == -1) {
        throw new EOFException();
      }
      line.write(next);
    }
    return line.toByteArray();
  }
}
