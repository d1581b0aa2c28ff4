// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoomPictureTest {
  private static RoomPicture picture(String json) {
    return new RoomPicture(JsonMapper.builder().build().readTree(json.replace('\'', '"')));
  }

  private static final String ROOM =
      """
      {'id':'r','violations':['a rule'],
       'participants':[
         {'id':'a','part':'media-01/w1','producers':[{'kind':'audio','flow':'LIVE'},{'kind':'video','flow':'LIVE'}]},
         {'id':'b','part':'media-02/w2','producers':[{'kind':'audio','flow':'STANDBY'}]},
         {'id':'c','part':'media-02/w2','producers':[]}],
       'consumers':{'live':4,'paused':2},
       'parts':[
         {'worker':'media-01/w1','pipes':[{'bitsPerSecond':1000.5,'carries':[{'live':true},{'live':true},{'live':false}]}]},
         {'worker':'media-02/w2','pipes':[{'bitsPerSecond':2000,'carries':[{'live':false}]}]}]}
      """;

  @Test
  void pipesCountBesideParticipants() {
    var picture = picture(ROOM);
    assertThat(picture.live()).isEqualTo(6);
    assertThat(picture.paused()).isEqualTo(4);
    assertThat(picture.pipeBitsPerSecond()).isEqualTo(3_000.5);
    assertThat(picture.pipeCount()).isEqualTo(2);
  }

  @Test
  void seatsAndFlowsAreThoseOfTheParticipants() {
    var picture = picture(ROOM);
    assertThat(picture.seats())
        .containsEntry("media-01/w1", List.of("a"))
        .containsEntry("media-02/w2", List.of("b", "c"));
    assertThat(picture.hosts()).isEqualTo(2);
    assertThat(picture.voices("STANDBY")).containsExactly("b");
    assertThat(picture.streams("LIVE")).isEqualTo(2);
    assertThat(picture.violations()).containsExactly("a rule");
  }

  @Test
  void aPictureWithoutViolationsIsNotOneWithoutFaults() {
    assertThatThrownBy(() -> picture("{'parts':[]}")).hasMessageContaining("violations");
    assertThatThrownBy(() -> picture("{'violations':[]}")).hasMessageContaining("parts");
  }

  @Test
  void aTimeThatNeverCameIsAboveAnyGoal() {
    assertThat(Quantiles.of(List.of(3.0, 1.0, 2.0)).at(0.5)).isEqualTo(Duration.ofMillis(2));
    assertThat(Quantiles.of(List.of(1.0, Double.POSITIVE_INFINITY)).at(0.95))
        .isEqualTo(Duration.ofHours(1));
    assertThat(Quantiles.of(List.of()).at(0.5)).isEqualTo(Duration.ofHours(1));
  }
}
