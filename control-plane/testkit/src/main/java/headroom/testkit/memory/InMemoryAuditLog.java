// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Acts, in the order of writing. */
public final class InMemoryAuditLog implements AuditLog {
  private final InMemoryDatabase database;
  private final List<AuditRecord> records = new ArrayList<>();

  InMemoryAuditLog(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public synchronized AuditRecord append(AuditEntry entry) {
    database.ask();
    return write(entry);
  }

  /** Writes within another store's statement. */
  synchronized AuditRecord write(AuditEntry entry) {
    AuditRecord record = new AuditRecord(records.size() + 1L, entry);
    records.add(record);
    return record;
  }

  /** The same, as the last word of another store's method: always true. */
  boolean writes(@Nullable AuditEntry entry) {
    if (entry != null) {
      write(entry);
    }
    return true;
  }

  @Override
  public synchronized List<AuditRecord> find(AuditQuery query) {
    database.ask();
    return records.reversed().stream()
        .filter(record -> matches(query, record))
        .limit(query.limit())
        .toList();
  }

  @Override
  public synchronized Optional<AuditRecord> get(long number) {
    database.ask();
    return records.stream().filter(record -> record.number() == number).findFirst();
  }

  private static boolean matches(AuditQuery query, AuditRecord record) {
    AuditEntry entry = record.entry();
    return contains(entry.who(), query.who())
        && contains(entry.act(), query.act())
        && contains(entry.object().name(), query.object())
        && (query.operation().isEmpty() || query.operation().equals(entry.operation()))
        && query.kind().stream().allMatch(kind -> kind == entry.object().kind())
        && query.from().stream().noneMatch(from -> entry.at().isBefore(from))
        && query.until().stream().allMatch(until -> entry.at().isBefore(until))
        && query.before().stream().allMatch(before -> record.number() < before);
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
