// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever happens. {@code -Dspeaker.seed=N} runs one history alone. */
class SpeakerHistoriesTest {
  private static final int EVENTS = 600;

  static LongStream seeds() {
    Long only = Long.getLong("speaker.seed");
    return only == null ? LongStream.rangeClosed(1, 60) : LongStream.of(only);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void limitsHoldPinsAreLiveAndEverybodyHasOneRole(long seed) {
    var history = new RandomHistory(seed);
    var room = history.room();
    var roles = Roles.NONE;
    for (int i = 0; i < EVENTS; i++) {
      history.goOn();
      var target = room.roles(history.nowMs());
      RolesVerifier.verifyTarget(target, room);

      var step = RoleStep.toward(roles, target, room.limits(), SpeakerRoom.DAMPING);
      RolesVerifier.verify(step.roles(), room);
      assertThat(step.changes().stream().filter(RoleChange::needsKeyFrame).count())
          .isLessThanOrEqualTo(SpeakerRoom.DAMPING.maxPromotions());
      assertThat(changed(roles, step.changes(), room)).isEqualTo(step.roles().video());
      roles = step.roles();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoBeganToSpeakKeepsItsPlaceForAWhile(long seed) {
    var history = new RandomHistory(seed);
    var room = history.room();
    for (int i = 0; i < EVENTS; i++) {
      var held = held(room);
      var speakers = turnsOfLive(room, history.nowMs());
      speakers.keySet().removeAll(held);
      history.goOn();
      // A new pin or share may take the place of a speaker.
      if (!held.containsAll(held(room))) {
        continue;
      }
      var live = room.roles(history.nowMs()).live(MediaKind.VIDEO);
      var turns = turnsOf(room, history.nowMs());
      for (var speaker : speakers.entrySet()) {
        if (speaker.getValue().equals(turns.get(speaker.getKey()))) {
          assertThat(live).contains(speaker.getKey());
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theStepsEndAtTheTarget(long seed) {
    var history = new RandomHistory(seed);
    var room = history.room();
    var roles = Roles.NONE;
    for (int i = 0; i < EVENTS; i++) {
      history.goOn();
      if (i % 50 == 0) {
        roles =
            RoleStep.toward(roles, room.roles(history.nowMs()), room.limits(), SpeakerRoom.DAMPING)
                .roles();
      }
    }
    var target = room.roles(history.nowMs());
    int steps = 0;
    while (!roles.equals(target) && steps < 10) {
      roles = RoleStep.toward(roles, target, room.limits(), SpeakerRoom.DAMPING).roles();
      steps++;
    }

    assertThat(roles).isEqualTo(target);
    assertThat(steps)
        .isLessThanOrEqualTo(1 + room.limits().maxLive() / SpeakerRoom.DAMPING.maxPromotions());
    assertThat(RoleStep.toward(roles, target, room.limits(), SpeakerRoom.DAMPING).changes())
        .isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void routersThatHaveHeardTheSameDecideAlike(long seed) {
    var history = new RandomHistory(seed);
    for (int i = 0; i < EVENTS; i++) {
      history.goOn();
    }
    var words = history.room().words();
    var random = new Random(seed);

    for (int router = 0; router < 5; router++) {
      // Some words come twice.
      var received = new ArrayList<>(words);
      words.stream().filter(_ -> random.nextInt(4) == 0).forEach(received::add);
      Collections.shuffle(received, random);

      var ranking = knows(received);

      assertThat(ranking).isEqualTo(history.room().ranking());
      for (long later = 0; later < 5_000; later += 250) {
        assertThat(decided(ranking, history, later))
            .isEqualTo(decided(history.room().ranking(), history, later));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergingIsCommutativeAssociativeAndIdempotent(long seed) {
    var history = new RandomHistory(seed);
    for (int i = 0; i < EVENTS; i++) {
      history.goOn();
    }
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      var a = some(history.room().words(), random);
      var b = some(history.room().words(), random);
      var c = some(history.room().words(), random);

      assertThat(a.merge(b)).isEqualTo(b.merge(a));
      assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
      assertThat(a.merge(a)).isEqualTo(a);
      assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
      assertThat(SpeakerRanking.EMPTY.merge(a)).isEqualTo(a);
    }
  }

  private static Roles decided(SpeakerRanking ranking, RandomHistory history, long laterMs) {
    return ranking.decide(history.nowMs() + laterMs, history.room().limits(), SpeakerRoom.DAMPING);
  }

  private static SpeakerRanking knows(List<RouterVoices> words) {
    var ranking = SpeakerRanking.EMPTY;
    for (var word : words) {
      ranking = ranking.with(word);
    }
    return ranking;
  }

  private static SpeakerRanking some(List<RouterVoices> words, Random random) {
    return knows(words.stream().filter(_ -> random.nextInt(50) == 0).toList());
  }

  /** The former roles with the changes carried out one by one, in the order of the new ones. */
  private static Map<ParticipantId, Role> changed(
      Roles from, List<RoleChange> changes, SpeakerRoom room) {
    var video = new HashMap<ParticipantId, Role>();
    room.present().forEach(one -> video.put(one, from.role(MediaKind.VIDEO, one)));
    for (var change : changes) {
      if (change.kind() == MediaKind.VIDEO) {
        assertThat(video.put(change.participant(), change.to())).isEqualTo(change.from());
        assertThat(video.values().stream().filter(Role.LIVE::equals).count())
            .as("live while the changes are carried out")
            .isLessThanOrEqualTo(room.limits().maxLive());
      }
    }
    return video;
  }

  /** When those who are live took the turn that protects them. */
  private static Map<ParticipantId, Long> turnsOfLive(SpeakerRoom room, long nowMs) {
    var turns = turnsOf(room, nowMs);
    turns.keySet().retainAll(room.roles(nowMs).live(MediaKind.VIDEO));
    return turns;
  }

  private static Map<ParticipantId, Long> turnsOf(SpeakerRoom room, long nowMs) {
    var turns = new HashMap<ParticipantId, Long>();
    for (var one : room.present()) {
      var sound = room.voice(one).sound();
      if (sound.holdsTurn(nowMs, SpeakerRoom.DAMPING)) {
        turns.put(one, sound.turnAtMs());
      }
    }
    return turns;
  }

  private static List<ParticipantId> held(SpeakerRoom room) {
    return room.present().stream().filter(one -> room.voice(one).isReserved()).toList();
  }
}
