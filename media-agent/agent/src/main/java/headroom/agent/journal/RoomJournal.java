// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.part.RoomPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of rooms, their participants, the plans of rooms, and the highest epoch that was ever heard
 * of each room.
 */
public final class RoomJournal {
  /** Sorts a part's participants together and occurs in no id. */
  private static final char SEPARATOR = ' ';

  private final Journal journal;
  private final JournalMap<String, RoomEntry> parts;
  private final JournalMap<String, ParticipantEntry> participants;
  private final JournalMap<String, RoomPlan> plans;
  private final JournalMap<String, Long> epochs;

  public RoomJournal(Journal journal) {
    this.journal = journal;
    parts = journal.map("parts", String.class, RoomEntry.class);
    participants = journal.map("part_participants", String.class, ParticipantEntry.class);
    plans = journal.map("room_plans", String.class, RoomPlan.class);
    epochs = journal.map("room_epochs", String.class, Long.class);
  }

  public List<RoomEntry> rooms() {
    return parts.values();
  }

  public void store(RoomEntry part) {
    parts.put(part.key(), part);
  }

  /**
   * Forgets a part and its participants; the room's epoch stays.
   *
   * @param part as {@link RoomEntry#key} has it
   */
  public void remove(String part) {
    journal.atomically(
        () -> {
          for (var participant : participants(part)) {
            remove(part, participant.id());
          }
          parts.remove(part);
        });
  }

  public List<ParticipantEntry> participants(String part) {
    return participants.valuesFrom(part + SEPARATOR, part + (char) (SEPARATOR + 1));
  }

  public void store(String part, ParticipantEntry participant) {
    participants.put(part + SEPARATOR + participant.id().value(), participant);
  }

  public void remove(String part, ParticipantId participant) {
    participants.remove(part + SEPARATOR + participant.value());
  }

  /** The plan that the room follows, or null if nobody planned it. */
  public @Nullable RoomPlan plan(RoomId room) {
    return plans.get(room.value());
  }

  public void store(RoomId room, RoomPlan plan) {
    plans.put(room.value(), plan);
  }

  public void removePlan(RoomId room) {
    plans.remove(room.value());
  }

  /** The highest epoch that was ever heard of this room, or null. */
  public @Nullable RoomEpoch highestEpoch(RoomId room) {
    Long epoch = epochs.get(room.value());
    return epoch == null ? null : new RoomEpoch(epoch);
  }

  /** Remembers the epoch if it is higher than all before; never lowers it. */
  public synchronized void raiseEpoch(RoomId room, RoomEpoch epoch) {
    var highest = highestEpoch(room);
    if (highest == null || highest.isBefore(epoch)) {
      epochs.put(room.value(), epoch.value());
    }
  }
}
