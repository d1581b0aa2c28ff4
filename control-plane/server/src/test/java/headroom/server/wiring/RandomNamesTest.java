// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RandomNamesTest {
  @Test
  void everyNameIsARoomIdAndAParticipantIdAndNoneComesTwice() {
    RandomNames names = new RandomNames(new SplittableRandom(7));
    assertThat(Stream.generate(names).limit(10_000))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(new RoomId(name).value()).isEqualTo(name))
        .allSatisfy(name -> assertThat(new ParticipantId(name).value()).hasSize(12));
  }
}
