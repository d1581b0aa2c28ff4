// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rooms, their participants and the highest epoch that was ever heard of each room. */
public final class RoomJournal {
  /** Sorts a room's participants together and occurs in no id. */
  private static final char SEPARATOR = ' ';

  private final Journal journal;
  private final JournalMap<String, RoomEntry> rooms;
  private final JournalMap<String, ParticipantEntry> participants;
  private final JournalMap<String, Long> epochs;

  public RoomJournal(Journal journal) {
    this.journal = journal;
    rooms = journal.map("rooms", String.class, RoomEntry.class);
    participants = journal.map("participants", String.class, ParticipantEntry.class);
    epochs = journal.map("room_epochs", String.class, Long.class);
  }

  public List<RoomEntry> rooms() {
    return rooms.values();
  }

  public void store(RoomEntry room) {
    rooms.put(room.id().value(), room);
  }

  /** Forgets the room and its participants; its epoch stays. */
  public void remove(RoomId room) {
    journal.atomically(
        () -> {
          for (var participant : participants(room)) {
            remove(room, participant.id());
          }
          rooms.remove(room.value());
        });
  }

  public List<ParticipantEntry> participants(RoomId room) {
    return participants.valuesFrom(room.value() + SEPARATOR, room.value() + (char) (SEPARATOR + 1));
  }

  public void store(RoomId room, ParticipantEntry participant) {
    participants.put(key(room, participant.id()), participant);
  }

  public void remove(RoomId room, ParticipantId participant) {
    participants.remove(key(room, participant));
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

  private static String key(RoomId room, ParticipantId participant) {
    return room.value() + SEPARATOR + participant.value();
  }
}
