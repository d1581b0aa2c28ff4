// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Acts as a table for spreadsheets (RFC 4180). */
public final class AuditCsv {
  /** The most acts of one table. */
  public static final int MOST = 100_000;

  private static final String HEADER =
      "number,at,who,act,kind,object,why,before,after,result,operation";

  private AuditCsv() {}

  /** A header and a line per act, each ended by CR LF. */
  public static String of(List<AuditRecord> records) {
    return Stream.concat(Stream.of(HEADER), records.stream().map(AuditCsv::line))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /** Values in words: {@code headroom 0.3, maxRooms 40}. */
  public static String words(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " " + value.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String line(AuditRecord numbered) {
    AuditEntry entry = numbered.entry();
    return Stream.of(
            String.valueOf(numbered.number()),
            entry.at().toString(),
            entry.who(),
            entry.act(),
            entry.object().kind().name(),
            entry.object().name(),
            entry.why(),
            words(entry.before()),
            words(entry.after()),
            entry.result(),
            entry.operation())
        .map(AuditCsv::cell)
        .collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    // A spreadsheet would take such a text for a formula and run it.
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
