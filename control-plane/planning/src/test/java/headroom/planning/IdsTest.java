// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void hostsSortByTheNumbersInTheirNames() {
    assertThat(
            List.of(new HostId("media-10"), new HostId("media-9"), new HostId("edge-1")).stream()
                .sorted())
        .containsExactly(new HostId("edge-1"), new HostId("media-9"), new HostId("media-10"));
  }

  @Test
  void aWorkerIsWrittenAndReadAsHostSlashNumber() {
    WorkerId worker = new WorkerId(new HostId("media-03"), 5);
    assertThat(worker).hasToString("media-03/w5");
    assertThat(WorkerId.parse("media-03/w5")).isEqualTo(worker);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "media-03", "media-03/5", "media-03/wx", "media-03/w0", "/w1"})
  void anythingElseIsNoWorker(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WorkerId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a b", "a/b", "<script>", "ä"})
  void namesThatCouldBreakAnUrlOrAPageAreNoRooms(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RoomId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new ParticipantId(text));
  }
}
