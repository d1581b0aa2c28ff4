// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.audit;

import com.vaadin.flow.router.QueryParameters;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a link to the audit says; defaults are left out, and what can't be read is taken for the
 * default. Days are in UTC.
 *
 * @param operation whose acts are listed; empty for all
 * @param from the first day
 * @param until the last day
 * @param before entries with smaller numbers only: an older page
 * @param entry the one that is looked at
 */
record AuditAddress(
    String who,
    String act,
    Optional<AuditObject.Kind> kind,
    String object,
    String operation,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<Long> before,
    Optional<Long> entry) {
  static final int PAGE = 100;
  static final AuditAddress DEFAULT = parse(QueryParameters.empty());

  static AuditAddress parse(QueryParameters address) {
    return new AuditAddress(
        address.getSingleParameter("who").orElse(""),
        address.getSingleParameter("act").orElse(""),
        address.getSingleParameter("kind").flatMap(AuditAddress::kind),
        address.getSingleParameter("object").orElse(""),
        address.getSingleParameter("operation").orElse(""),
        address.getSingleParameter("from").flatMap(AuditAddress::day),
        address.getSingleParameter("until").flatMap(AuditAddress::day),
        address.getSingleParameter("before").flatMap(AuditAddress::number),
        address.getSingleParameter("entry").flatMap(AuditAddress::number));
  }

  QueryParameters toParameters() {
    Map<String, String> said = new LinkedHashMap<>();
    say(said, "who", who);
    say(said, "act", act);
    kind.ifPresent(value -> said.put("kind", value.name()));
    say(said, "object", object);
    say(said, "operation", operation);
    from.ifPresent(value -> said.put("from", value.toString()));
    until.ifPresent(value -> said.put("until", value.toString()));
    before.ifPresent(value -> said.put("before", value.toString()));
    entry.ifPresent(value -> said.put("entry", value.toString()));
    return QueryParameters.simple(said);
  }

  /** One page of what is asked for, and one entry more to see whether there is another page. */
  AuditQuery toQuery() {
    return new AuditQuery(
        who.strip(),
        act.strip(),
        kind,
        object.strip(),
        operation.strip(),
        from.map(AuditAddress::begin),
        until.map(day -> begin(day.plusDays(1))),
        before,
        PAGE + 1);
  }

  boolean isFiltered() {
    return !equals(
        new AuditAddress(
            "", "", Optional.empty(), "", "", Optional.empty(), Optional.empty(), before, entry));
  }

  AuditAddress olderThan(long number) {
    return new AuditAddress(
        who, act, kind, object, operation, from, until, Optional.of(number), Optional.empty());
  }

  AuditAddress lookingAt(Optional<Long> number) {
    return new AuditAddress(who, act, kind, object, operation, from, until, before, number);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void say(Map<String, String> said, String name, String value) {
    if (!value.isEmpty()) {
      said.put(name, value);
    }
  }

  private static Optional<AuditObject.Kind> kind(String text) {
    return Stream.of(AuditObject.Kind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
