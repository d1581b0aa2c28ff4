// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.model.RouterId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
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
      for (var kind : MediaKind.values()) {
        assertThat(changed(kind, roles, step.changes(), room)).isEqualTo(step.roles().of(kind));
      }
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
      var voices = room.voices();
      var speakers = new EnumMap<MediaKind, Map<VoiceId, Long>>(MediaKind.class);
      for (var kind : MediaKind.values()) {
        speakers.put(kind, turnsOfLive(kind, room, history.nowMs()));
      }
      history.goOn();
      // A new pin or screen, or a speaker's camera, may take the place of a speaker.
      if (!held.containsAll(held(room)) || sendsMore(voices, room.voices())) {
        continue;
      }
      speakers.forEach(
          (kind, before) -> {
            before.keySet().removeAll(held);
            var now = turnsOf(kind, room, history.nowMs());
            before.entrySet().retainAll(now.entrySet());
            assertThat(room.roles(history.nowMs()).live(kind)).containsAll(before.keySet());
          });
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rolesChangeByThemselvesOnlyWhenItIsSaid(long seed) {
    var history = new RandomHistory(seed);
    // With one place fewer than turns were given for, some turns are too many.
    var limits = history.room().limits();
    var fewer =
        new SpeakerLimits(
            Math.max(1, limits.maxLive() - 1), limits.maxStandby(), limits.maxLiveAudio());
    for (int i = 0; i < EVENTS; i++) {
      history.goOn();
      if (i % 20 == 0) {
        assertConstantUntilWake(history, limits);
        assertConstantUntilWake(history, fewer);
      }
    }
  }

  private static void assertConstantUntilWake(RandomHistory history, SpeakerLimits limits) {
    var ranking = history.room().ranking();
    long now = history.nowMs();
    var roles = ranking.decide(now, limits, SpeakerRoom.DAMPING);
    var wake = ranking.wakeAtMs(now, limits, SpeakerRoom.DAMPING);
    wake.ifPresent(at -> assertThat(at).isGreaterThan(now));
    long end = wake.orElse(now + 2 * SpeakerRoom.DAMPING.minLiveMs());
    for (long at = now; at < end; at += 100) {
      assertThat(ranking.decide(at, limits, SpeakerRoom.DAMPING)).as("at %d", at).isEqualTo(roles);
    }
    assertThat(ranking.decide(end - 1, limits, SpeakerRoom.DAMPING)).isEqualTo(roles);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoKnowsOnlyWhatIsToldDecidesAlike(long seed) {
    var history = new RandomHistory(seed);
    var told = SpeakerRanking.EMPTY;
    var lastTold = new HashMap<RouterId, RouterVoices>();
    int silent = 0;
    for (int i = 0; i < EVENTS; i++) {
      history.goOn();
      for (var router : history.room().ranking().routers().values()) {
        var last = lastTold.get(router.router());
        if (last != null && router.saysTheSameAs(last)) {
          silent++;
          continue;
        }
        lastTold.put(router.router(), router);
        var word = router.outward();
        // As it comes from the wire.
        told = told.with(new RouterVoices(word.router(), word.revision(), word.voices()));
      }
      assertThat(decided(told, history, 0))
          .isEqualTo(decided(history.room().ranking(), history, 0));
    }
    assertThat(silent).isGreaterThan(EVENTS / 2);
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

  /** The former roles of a kind with the changes carried out one by one, in their order. */
  private static Map<VoiceId, Role> changed(
      MediaKind kind, Roles from, List<RoleChange> changes, SpeakerRoom room) {
    var roles = new HashMap<VoiceId, Role>();
    room.present().forEach(one -> roles.put(one, from.role(kind, one)));
    for (var change : changes) {
      if (change.kind() == kind) {
        assertThat(roles.put(change.voice(), change.to())).isEqualTo(change.from());
        assertThat(roles.values().stream().filter(Role.LIVE::equals).count())
            .as("live %s while the changes are carried out", kind)
            .isLessThanOrEqualTo(room.limits().live(kind));
      }
    }
    return roles;
  }

  /** When those who are live took the turn that protects them. */
  private static Map<VoiceId, Long> turnsOfLive(MediaKind kind, SpeakerRoom room, long nowMs) {
    var turns = turnsOf(kind, room, nowMs);
    turns.keySet().retainAll(room.roles(nowMs).live(kind));
    return turns;
  }

  private static Map<VoiceId, Long> turnsOf(MediaKind kind, SpeakerRoom room, long nowMs) {
    var turns = new HashMap<VoiceId, Long>();
    room.voices()
        .forEach(
            (one, voice) -> {
              if (voice.sends(kind) && voice.sound().holdsTurn(nowMs, SpeakerRoom.DAMPING)) {
                turns.put(one, voice.sound().turnAtMs());
              }
            });
    return turns;
  }

  private static List<VoiceId> held(SpeakerRoom room) {
    return room.voices().entrySet().stream()
        .filter(entry -> RolesVerifier.isReserved(entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean sendsMore(Map<VoiceId, Voice> before, Map<VoiceId, Voice> after) {
    return after.entrySet().stream()
        .anyMatch(
            entry -> {
              var known = before.get(entry.getKey());
              var now = entry.getValue();
              return known != null
                  && ((now.audio() && !known.audio()) || (now.video() && !known.video()));
            });
  }
}
