// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.audit;

import headroom.dashboard.element.Links;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.operation.OperationId;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.policy.PolicyScope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Acts as operators read them. */
final class AuditWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Times to the second: the entry itself has them to the microsecond. */
  private static final Pattern FRACTION = Pattern.compile("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z");

  private AuditWords() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  /**
   * What differs: {@code headroom 0.3 → 0.2, maxRooms – → 40}; of something new what it is: {@code
   * role VIEWER, scope the whole fleet}.
   */
  static String change(AuditEntry entry) {
    TreeSet<String> keys = new TreeSet<>(entry.before().keySet());
    keys.addAll(entry.after().keySet());
    return keys.stream()
        .filter(key -> !side(entry, key, true).equals(side(entry, key, false)))
        .map(
            key ->
                entry.before().isEmpty()
                    ? key + " " + brief(entry, key, false)
                    : key + " " + brief(entry, key, true) + " → " + brief(entry, key, false))
        .collect(Collectors.joining(", "));
  }

  private static String brief(AuditEntry entry, String key, boolean before) {
    return FRACTION.matcher(side(entry, key, before)).replaceFirst("$1Z");
  }

  static String side(AuditEntry entry, String key, boolean before) {
    Object value = (before ? entry.before() : entry.after()).get(key);
    return value == null ? "–" : value.toString();
  }

  /** The page of an operation. */
  static String toOperation(String id) {
    return Links.to(new OperationId(UUID.fromString(id)));
  }

  /** The page of an object, if it has one and its name can be read. */
  static Optional<String> link(AuditObject object) {
    try {
      return switch (object.kind()) {
        case POLICY -> Optional.of(Links.toPolicy(PolicyScope.parse(object.name())));
        case HOST -> Optional.of(Links.to(new HostId(object.name())));
        case WORKER -> Optional.of(Links.to(WorkerId.parse(object.name())));
        case ROOM -> Optional.of(Links.to(new RoomId(object.name())));
        case OPERATION -> Optional.of(toOperation(object.name()));
        case USER, KEY -> Optional.of(Links.ACCESS);
        case AUTOMATIC -> Optional.of(Links.AUTOMATIC);
        case FLEET -> Optional.of(Links.FLEET);
      };
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }
}
