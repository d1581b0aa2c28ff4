// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.mediasoup.rtp.MediaKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Thirty people on three routers, ten live, for a minute; decided every 100 ms. */
class SpeakerFlappingTest {
  private static final int PEOPLE = 30;
  private static final long START_MS = 100_000;
  private static final long MINUTE_MS = 60_000;

  private SpeakerRoom room = new SpeakerRoom(new SpeakerLimits(10, 10, 10));
  private final List<Long> promotionsAt = new ArrayList<>();
  private final List<Long> livedMs = new ArrayList<>();

  private static String name(long number) {
    return "p" + Math.floorMod(number, PEOPLE);
  }

  /** Lets a minute pass and notes who goes live and how long those lived who step back. */
  private void aMinute(LongConsumer every100Ms) {
    for (int i = 0; i < PEOPLE; i++) {
      room.join(name(i), "r" + i % 3, i);
    }
    Map<VoiceId, Long> liveSince = new HashMap<>();
    room.roles(START_MS).live(MediaKind.VIDEO).forEach(one -> liveSince.put(one, 0L));
    for (long now = START_MS; now < START_MS + MINUTE_MS; now += 100) {
      every100Ms.accept(now);
      var live = room.roles(now).live(MediaKind.VIDEO);
      for (var entry : Map.copyOf(liveSince).entrySet()) {
        if (!live.contains(entry.getKey())) {
          livedMs.add(now - entry.getValue());
          liveSince.remove(entry.getKey());
        }
      }
      for (var one : live) {
        if (liveSince.putIfAbsent(one, now) == null) {
          promotionsAt.add(now);
        }
      }
    }
  }

  private void assertDamped() {
    long turn = SpeakerRoom.DAMPING.minLiveMs();
    assertThat(livedMs).allMatch(lived -> lived >= turn);
    for (long from : promotionsAt) {
      assertThat(promotionsAt.stream().filter(at -> at >= from && at < from + turn))
          .as("promotions in the two seconds from %d", from)
          .hasSizeLessThanOrEqualTo(room.limits().maxLive());
    }
  }

  @Test
  void aSoundByEachInTurnChangesNothing() {
    aMinute(now -> room.hear(name(now / 100), SpeakerRoom.SPEECH_DBOV, now));

    assertThat(promotionsAt).isEmpty();
  }

  @Test
  void aWordByEachInTurnBringsEachLiveAndNobodyStepsBackTooSoon() {
    aMinute(
        now -> {
          long tick = now / 100;
          if (tick % 4 == 0 || tick % 4 == 3) {
            room.hear(name(tick / 4), SpeakerRoom.SPEECH_DBOV, now);
          }
        });

    // A word takes 400 ms, so 150 fit into the minute; the first ten speakers were live already.
    assertThat(promotionsAt).hasSizeBetween(130, 150);
    assertThat(livedMs).allMatch(lived -> lived >= SpeakerRoom.DAMPING.minLiveMs());
  }

  @Test
  void whenAllTalkAtOnceThePlacesGoAroundSlowly() {
    aMinute(this::allTalk);

    assertThat(promotionsAt).isNotEmpty();
    assertDamped();
  }

  @Test
  void picturesStayAsLongWhereMoreSoundsAreLive() {
    room = new SpeakerRoom(new SpeakerLimits(5, 10, 10));

    // A word begins every 200 ms: ten in the time of a turn, for five pictures.
    aMinute(
        now -> {
          long tick = now / 100;
          long word = tick % 2 == 0 ? tick / 2 : (tick - 3) / 2;
          room.hear(name(word), SpeakerRoom.SPEECH_DBOV, now);
        });

    assertThat(promotionsAt).isNotEmpty();
    assertDamped();
  }

  @Test
  void whenAllAreDominantInTurnWhileAllTalkThePlacesGoAroundSlowly() {
    aMinute(
        now -> {
          allTalk(now);
          room.dominate(name(now / 100), now);
        });

    assertThat(promotionsAt).isNotEmpty();
    assertDamped();
  }

  @Test
  void whenAllSayShortWordsThePlacesGoAroundSlowly() {
    aMinute(
        now -> {
          for (int i = 0; i < PEOPLE; i++) {
            long phase = (now / 100 + i * 7L) % 15;
            if (phase == 0 || phase == 3) {
              room.hear(name(i), SpeakerRoom.SPEECH_DBOV, now);
            }
          }
        });

    assertThat(promotionsAt).isNotEmpty();
    assertDamped();
  }

  @Test
  void aWordIsHeardAtOnceWhileNineOthersTalkWithoutEnd() {
    aMinute(
        now -> {
          for (int i = 0; i < 9; i++) {
            room.hear(name(i), SpeakerRoom.SPEECH_DBOV, now);
          }
          if (now == START_MS + 30_000 || now == START_MS + 30_300) {
            room.hear(name(29), SpeakerRoom.SPEECH_DBOV, now);
          }
        });

    assertThat(promotionsAt).containsExactly(START_MS + 30_300);
    assertThat(livedMs).hasSize(1);
  }

  /** Everybody, every 300 ms. */
  private void allTalk(long now) {
    for (int i = 0; i < PEOPLE; i++) {
      if ((now / 100 + i) % 3 == 0) {
        room.hear(name(i), SpeakerRoom.SPEECH_DBOV, now);
      }
    }
  }
}
