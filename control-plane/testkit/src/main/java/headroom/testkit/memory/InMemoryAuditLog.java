// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditChain;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.operations.audit.ChainLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Acts, in the order of writing, each with its link of the chain. */
public final class InMemoryAuditLog implements AuditLog, AuditChain {
  private final InMemoryDatabase database;
  private final List<AuditRecord> records = new ArrayList<>();
  private final List<ChainLink> links = new ArrayList<>();

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
    links.add(link(record));
    return record;
  }

  private ChainLink link(AuditRecord record) {
    List<String> content = List.of(Long.toString(record.number()), record.entry().toString());
    return new ChainLink(record.number(), content, ChainLink.hashOf(end(), content));
  }

  private String end() {
    return links.isEmpty() ? ChainLink.BEGINNING : links.getLast().hash();
  }

  @Override
  public synchronized Head head() {
    database.ask();
    return new Head(links.size(), end(), 0);
  }

  @Override
  public synchronized List<ChainLink> after(long number, int most) {
    database.ask();
    return links.stream().filter(link -> link.number() > number).limit(most).toList();
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
