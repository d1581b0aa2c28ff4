// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.participant.MigrationMode;
import headroom.participant.MigrationReport;
import headroom.participant.ortc.MediaKind;
import headroom.participant.signalling.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static Command command(String json) {
    return Json.MAPPER.readValue(json.replace('\'', '"'), Command.class);
  }

  private static Command.Join join(String more) {
    return (Command.Join)
        command(
            "{'cmd':'join','kind':'plain','url':'ws://127.0.0.1:1/','room':'r','peerId':'p','token':'t'"
                + more
                + "}");
  }

  @Test
  void whoJoinsSendsBothKindsUnlessToldOtherwise() {
    assertThat(join("").plainOptions().sends())
        .containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.VIDEO);
    assertThat(join(",'video':false").plainOptions().sends()).containsExactly(MediaKind.AUDIO);
    assertThat(join(",'audio':false").plainOptions().sends()).containsExactly(MediaKind.VIDEO);
    assertThat(join(",'sends':false").plainOptions().sends()).isEmpty();
    assertThatThrownBy(() -> join(",'audio':false,'kind':'native'"))
        .hasMessageContaining("native participant");
  }

  @Test
  void silenceTakesTheIntervalOfSpeechUnlessToldOtherwise() {
    assertThat(join(",'audioIntervalMs':40").plainOptions().silenceInterval())
        .isEqualTo(Duration.ofMillis(40));
    var options = join(",'silenceIntervalMs':200").plainOptions();
    assertThat(options.audioInterval()).isEqualTo(Duration.ofMillis(20));
    assertThat(options.silenceInterval()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void whoJoinsSaysHowItMoves() {
    assertThat(join("").migration()).isNull();
    assertThat(join(",'migration':'break'").migration()).isEqualTo(MigrationMode.BREAK);
    assertThat(join(",'migration':'none'").migration()).isEqualTo(MigrationMode.NONE);
    assertThatThrownBy(() -> join(",'migration':'perhaps'")).isNotNull();
  }

  @Test
  void whatAMoveDidIsToldInOneLine() {
    var stream = new MigrationReport.Moved("ada", "webcam", MediaKind.VIDEO, 68, 67, 12, true);
    assertThat(Json.MAPPER.writeValueAsString(new Event.Migrated("bob", "op-1", List.of(stream))))
        .isEqualTo(
            "{'event':'migrated','peerId':'bob','operationId':'op-1','streams':[{'peerId':'ada','source':'webcam','kind':'video','longestGapMs':68,'baselineMs':67,'switchMs':12,'arrived':true}]}"
                .replace('\'', '"'));
  }

  @Test
  void aComparisonOfDelaysNeedsItsThreeParticipants() {
    assertThat(command("{'cmd':'delays'}")).isEqualTo(new Command.Delays(null, null, null));
    assertThatThrownBy(() -> command("{'cmd':'delays','from':'a','near':'b'}")).isNotNull();
    assertThatThrownBy(() -> command("{'cmd':'delays','near':'b','far':'c'}")).isNotNull();
  }

  @Test
  void whoIsNotThereCanNeitherSpeakNorBeCompared() throws Exception {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    var swarm = new Swarm(events::add);
    swarm.accept(new Command.Speak("p", true));
    assertThat(events.poll(5, TimeUnit.SECONDS))
        .isEqualTo(new Event.Failed("speak", "p", "PARTICIPANT_UNKNOWN", "nobody here is p"));
    swarm.accept(new Command.Delays("p", "q", "r"));
    assertThat(events.poll(5, TimeUnit.SECONDS))
        .isEqualTo(new Event.Failed("delays", "q", "PARTICIPANT_UNKNOWN", "nobody here is q"));
    swarm.accept(new Command.Flow(null));
    assertThat(events.poll(5, TimeUnit.SECONDS))
        .isEqualTo(new Event.Flow(List.of(), 0, 0, 0, List.of()));
  }
}
