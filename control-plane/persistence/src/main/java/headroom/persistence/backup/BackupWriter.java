// SPDX-License-Identifier: Apache-2.0
package headroom.persistence.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a backup: gzip, and in it lines of text that end with the SHA-256 over all lines before.
 * Rows are as COPY has them, a row a line; behind them come {@code \.} and their number.
 */
final class BackupWriter {
  static final String TABLE = "table ";
  static final String SEQUENCE = "sequence ";
  static final String ROWS_END = "\\. ";
  static final String DIGEST = "sha256 ";

  private final GZIPOutputStream zipped;
  private final DigestOutputStream out;

  /** Leaves the stream open. */
  BackupWriter(OutputStream target, BackupHeader header) throws IOException {
    this.zipped = new GZIPOutputStream(target);
    this.out = new DigestOutputStream(zipped, sha256());
    for (String line : header.lines()) {
      line(line);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Where rows come from. */
  interface Rows {
    /** Writes them and says how many they were. */
    long writeTo(OutputStream rows) throws IOException, SQLException;
  }

  long table(String name, List<String> columns, Rows rows) throws IOException, SQLException {
    line(TABLE + name + " " + String.join(",", columns));
    long count = rows.writeTo(out);
    line(ROWS_END + count);
    return count;
  }

  void sequence(String name, long last) throws IOException {
    line(SEQUENCE + name + " " + last);
  }

  /** Nothing follows. */
  void end() throws IOException {
    String digest = HexFormat.of().formatHex(out.getMessageDigest().digest());
    zipped.write((DIGEST + digest + "\n").getBytes(StandardCharsets.UTF_8));
    zipped.finish();
    zipped.flush();
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
