// SPDX-License-Identifier: Apache-2.0
package headroom.agent.move;

import headroom.agent.model.MoverState;
import headroom.agent.model.ParticipantId;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The participants of one move away from a part, in the order in which they are told, and how far
 * each is. A step that does not fit somebody's state changes nothing, so all may be repeated.
 */
public final class Movers {
  private static final Set<MoverState> UNDER_WAY = EnumSet.of(MoverState.WAITING, MoverState.TOLD);

  private final Map<ParticipantId, MoverState> states = new LinkedHashMap<>();
  private final Map<ParticipantId, URI> urls = new LinkedHashMap<>();

  /** Somebody is to move, or has another URL now, which counts unless it was told already. */
  public void add(Destination destination, Seat seat) {
    var who = destination.participant();
    var before = states.get(who);
    if (before == null || before == MoverState.STAYED) {
      states.put(
          who,
          switch (seat) {
            case NONE -> MoverState.LEFT;
            case ABLE -> MoverState.WAITING;
            case UNABLE -> MoverState.UNABLE;
          });
    }
    urls.put(who, destination.url());
  }

  /** Somebody has another seat than the one that was to be given up. */
  public void forget(ParticipantId participant) {
    states.remove(participant);
  }

  /** What a participant has at the part from which it is to move. */
  public enum Seat {
    NONE,
    /** Its client knows migration. */
    ABLE,
    UNABLE
  }

  public @Nullable MoverState state(ParticipantId participant) {
    return states.get(participant);
  }

  public Map<ParticipantId, MoverState> states() {
    return new LinkedHashMap<>(states);
  }

  /** The first who wait and can be told; they are told now. */
  public List<Destination> nextWave(int most, Predicate<ParticipantId> reachable) {
    var wave =
        in(MoverState.WAITING).stream()
            .filter(reachable)
            .limit(most)
            .map(who -> new Destination(who, url(who)))
            .toList();
    wave.forEach(destination -> states.put(destination.participant(), MoverState.TOLD));
    return wave;
  }

  /** Somebody who was told has lost its connection and is back: perhaps it did not hear it. */
  public @Nullable Destination toldAgain(ParticipantId participant) {
    return states.get(participant) == MoverState.TOLD
        ? new Destination(participant, url(participant))
        : null;
  }

  /**
   * Somebody says that all its streams have switched.
   *
   * @return whether that can be
   */
  public boolean moved(ParticipantId participant) {
    return states.replace(participant, MoverState.TOLD, MoverState.MOVED)
        || states.get(participant) == MoverState.MOVED;
  }

  /** Somebody's seat, or the connection to it, is no more. */
  public void gone(ParticipantId participant, boolean isAtTarget) {
    var state = states.get(participant);
    if (state != null && (UNDER_WAY.contains(state) || state == MoverState.UNABLE)) {
      states.put(participant, isAtTarget ? MoverState.MOVED : MoverState.LEFT);
    }
  }

  /** Somebody who seemed to have left has a seat at the target. */
  public void came(ParticipantId participant) {
    states.replace(participant, MoverState.LEFT, MoverState.MOVED);
  }

  /** The time is over. Those who are left behind or unable have no place here any more. */
  public List<ParticipantId> expire(Predicate<ParticipantId> isAtTarget) {
    for (var who : in(MoverState.WAITING, MoverState.TOLD)) {
      states.put(who, isAtTarget.test(who) ? MoverState.MOVED : MoverState.LEFT_BEHIND);
    }
    return in(MoverState.LEFT_BEHIND, MoverState.UNABLE);
  }

  /** Nobody more is told, and nobody is left behind. */
  public void abandon() {
    in(MoverState.WAITING, MoverState.UNABLE).forEach(who -> states.put(who, MoverState.STAYED));
  }

  /** Who was told and did not come stays; for a move that was abandoned. */
  public void stay(Predicate<ParticipantId> isAtTarget) {
    for (var who : in(MoverState.TOLD)) {
      states.put(who, isAtTarget.test(who) ? MoverState.MOVED : MoverState.STAYED);
    }
  }

  /** Whether somebody may still come to the target. */
  public boolean isUnderWay() {
    return states.values().stream().anyMatch(UNDER_WAY::contains);
  }

  public List<ParticipantId> in(MoverState... wanted) {
    var found = new ArrayList<ParticipantId>();
    states.forEach(
        (who, state) -> {
          if (List.of(wanted).contains(state)) {
            found.add(who);
          }
        });
    return found;
  }

  private URI url(ParticipantId participant) {
    var url = urls.get(participant);
    if (url == null) {
      throw new IllegalStateException(participant + " has no URL");
    }
    return url;
  }
}
