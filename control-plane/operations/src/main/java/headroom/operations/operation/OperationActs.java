// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Acts on operations as the audit has them. Pure. */
public final class OperationActs {
  /** Rooms that an entry names; more would be no entry. */
  private static final int MOST_NAMED = 20;

  private OperationActs() {}

  /** That one is begun, under an act's name such as {@code operation.drain}. */
  public static Act begin(
      OperationId id, String name, String reason, String who, Map<String, Object> what) {
    return Act.of(who, name, object(id), reason).changing(Map.of(), what).within(id.toString());
  }

  /** The name of the act that applies a plan of this kind. */
  public static String applying(OperationKind kind) {
    return "operation." + kind.name().toLowerCase(Locale.ROOT);
  }

  /** What is begun, in words and figures. */
  static Map<String, Object> what(Operation operation, String plan) {
    Map<String, Object> what = new TreeMap<>(settings(operation.settings()));
    what.put("subject", operation.subject());
    what.put("moves", (long) operation.moves().size());
    if (!plan.isEmpty()) {
      what.put("plan", plan);
    }
    return what;
  }

  static Act turn(OperationId id, OperationState from, OperationState to, String who) {
    String verb =
        switch (to) {
          case RUNNING -> "resume";
          case PAUSED -> "pause";
          case STOPPING -> "stop";
          case DONE, STOPPED, FAILED -> "end";
        };
    return Act.of(who, "operation." + verb, object(id), "")
        .changing(Map.of("state", from.name()), Map.of("state", to.name()))
        .within(id.toString());
  }

  static Act settle(
      Operation before, OperationSettings after, String name, String reason, String who) {
    return Act.of(who, name, object(before.id()), reason)
        .changing(settings(before.settings()), settings(after))
        .within(before.id().toString());
  }

  /** That a room is closed because it has not moved by the deadline. */
  static Act close(Operation operation, RoomId room) {
    return Act.of(
            operation.requestedBy(),
            "room.close",
            new AuditObject(AuditObject.Kind.ROOM, room.value()),
            operation.reason())
        .within(operation.id().toString());
  }

  /**
   * How one has ended, with counts; nobody's act, but the outcome of one.
   *
   * @param come rooms that came meanwhile to what was to be empty
   */
  static AuditEntry end(Operation operation, OperationState how, List<RoomId> come, Instant at) {
    Map<String, Object> counts = new TreeMap<>();
    counts.put("state", how.name());
    counts.put("done", operation.count(MoveState.DONE));
    counts.put("skipped", operation.count(MoveState.SKIPPED));
    counts.put("failed", operation.count(MoveState.FAILED));
    counts.put("notBegun", operation.count(MoveState.WAITING));
    counts.put("people", operation.moves().stream().mapToLong(MoveProgress::people).sum());
    counts.put("reconnected", operation.moves().stream().mapToLong(MoveProgress::leftBehind).sum());
    if (!come.isEmpty()) {
      counts.put(
          "come",
          come.stream().limit(MOST_NAMED).map(RoomId::value).collect(Collectors.joining(", ")));
    }
    return Act.of(Act.HEADROOM, "operation.end", object(operation.id()), "")
        .changing(Map.of("state", operation.state().name()), counts)
        .within(operation.id().toString())
        .ended(at, how.name());
  }

  private static AuditObject object(OperationId id) {
    return new AuditObject(AuditObject.Kind.OPERATION, id.toString());
  }

  private static Map<String, Object> settings(OperationSettings settings) {
    Map<String, Object> values = new TreeMap<>();
    values.put("maxParallel", (long) settings.maxParallel());
    values.put("patienceSeconds", settings.patience().toSeconds());
    if (settings.deadline() != null) {
      values.put("deadline", settings.deadline().toString());
      values.put("atDeadline", settings.atDeadline().name());
    }
    return values;
  }
}
