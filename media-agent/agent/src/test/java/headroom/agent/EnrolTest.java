// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.testing.FakeEnrolment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code headroom-agent enrol} and its exit codes, which provisioning goes by. */
@Timeout(60)
final class EnrolTest {
  @TempDir private Path folder;
  private final FakeEnrolment controlPlane = new FakeEnrolment();

  @AfterEach
  void close() {
    controlPlane.close();
  }

  @Test
  void aHostIsEnrolledAndEnrolledAnew() throws Exception {
    assertThat(enrol(FakeEnrolment.TOKEN, controlPlane.pin())).isZero();
    var first = Files.readString(identity());
    assertThat(enrol(FakeEnrolment.TOKEN, controlPlane.pin())).isZero();
    assertThat(Files.readString(identity())).isNotEqualTo(first);
  }

  @Test
  void aRefusalLeavesWhatIsThere() throws Exception {
    assertThat(enrol(FakeEnrolment.TOKEN, controlPlane.pin())).isZero();
    var first = Files.readString(identity());
    assertThat(enrol("hre_used", controlPlane.pin())).isEqualTo(Enrol.REFUSED);
    assertThat(enrol(FakeEnrolment.TOKEN, "0".repeat(64))).isEqualTo(Enrol.REFUSED);
    assertThat(Files.readString(identity())).isEqualTo(first);
  }

  @Test
  void whoIsAwayOrWrittenWronglyIsToldApart() throws Exception {
    assertThat(enrol(FakeEnrolment.TOKEN, "0G")).isEqualTo(AgentMain.BAD_CONFIG);
    assertThat(enrol(folder, controlPlane.pin())).isEqualTo(AgentMain.BAD_CONFIG);
    controlPlane.close();
    assertThat(enrol(FakeEnrolment.TOKEN, controlPlane.pin())).isEqualTo(Enrol.AWAY);
    assertThat(AgentMain.run("enrol", "--host=media-03")).isEqualTo(AgentMain.BAD_CONFIG);
  }

  private Path identity() {
    return folder.resolve("data/identity.pem");
  }

  private int enrol(String token, String pin) throws IOException {
    return enrol(Files.writeString(folder.resolve("token"), token + "\n"), pin);
  }

  private int enrol(Path tokenFile, String pin) {
    return AgentMain.run(
        "enrol",
        "--host=media-03",
        "--control-plane=127.0.0.1:" + controlPlane.port(),
        "--pin=sha256:" + pin,
        "--token-file=" + tokenFile,
        "--data-dir=" + folder.resolve("data"));
  }
}
