// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.audit.Act;
import headroom.operations.audit.AuditObject;
import headroom.planning.RoomId;
import java.util.Map;
import java.util.TreeMap;

/** Acts on rooms as the audit has them. Pure. */
final class RoomActs {
  private RoomActs() {}

  static Act of(String name, RoomId room, String who) {
    return Act.of(who, name, new AuditObject(AuditObject.Kind.ROOM, room.value()), "");
  }

  static Act created(WantedRoom room) {
    return of("room.create", room.id(), room.createdBy())
        .changing(
            Map.of(),
            Map.of(
                "home",
                room.home().toString(),
                "expectedParticipants",
                (long) room.expectedParticipants()));
  }

  /** The same act with what it changes of a room. */
  static Act changing(Act act, WantedRoom before, WantedRoom after) {
    Map<String, Object> then = values(before);
    Map<String, Object> now = values(after);
    then.entrySet().removeIf(value -> value.getValue().equals(now.get(value.getKey())));
    now.keySet().retainAll(then.keySet());
    return act.changing(then, now);
  }

  /** With the same keys for every room. */
  private static Map<String, Object> values(WantedRoom room) {
    WantedPlan plan = room.plan();
    Map<String, Object> values = new TreeMap<>();
    values.put("parts", room.parts().stream().map(Object::toString).toList());
    values.put(
        "openedByHand",
        plan.further().stream()
            .filter(WantedPart::byHand)
            .map(part -> part.worker().toString())
            .toList());
    values.put("maxLive", (long) plan.limits().maxLive());
    values.put("maxStandby", (long) plan.limits().maxStandby());
    values.put("maxLiveAudio", (long) plan.limits().maxLiveAudio());
    values.put("pinned", plan.pinned().stream().map(Object::toString).toList());
    return values;
  }
}
