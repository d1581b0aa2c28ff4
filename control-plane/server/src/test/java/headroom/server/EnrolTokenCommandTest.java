// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.HeadroomException;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.EnrolmentToken;
import headroom.planning.HostId;
import headroom.server.command.Commands;
import headroom.testkit.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A token for a host, from the command line to the control plane that runs. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
final class EnrolTokenCommandTest {
  private static final String TLS = "--headroom.agents.tls=always";
  private static final HostId HOST = new HostId("media-03");

  @TempDir private Path folder;

  @Test
  void theTokenAloneIsOnStandardOutputAndTheRunningControlPlaneTakesIt(CapturedOutput output)
      throws Exception {
    try (RunningServer server =
        RunningServer.on(folder.resolve("data"), TLS, "--headroom.agents.address=cp.test:9090")) {
      Enrolment enrolment = server.bean(Enrolment.class);
      String first = token("media-03", "eu-1");
      String second = token("media-03", "eu-2");
      assertThat(first).isNotEqualTo(second);
      assertThat(output.getErr())
          .contains(
              "for host media-03 of group eu-2, once, until ",
              "cp.test:9090, pin " + enrolment.authorities().pin(),
              "enrol --host media-03")
          .doesNotContain(first, second, "enrolled already");
      assertThatThrownBy(() -> redeem(enrolment, first))
          .isInstanceOf(HeadroomException.class)
          .hasMessageContaining("cancelled");
      assertThat(redeem(enrolment, second)).isNotEmpty();
      assertThat(server.api("GET", "/hosts/media-03/identity", server.apiKey(), "").body())
          .contains("\"ENROLLED\"", "\"eu-2\"");
      assertThat(server.api("GET", "/audit?act=enrolment.issue", server.apiKey(), "").body())
          .contains("\"who\":\"Headroom\"", "asked for on the command line", "\"eu-1\"");
      assertThat(enrolment.tokens())
          .extracting(EnrolmentToken::createdBy)
          .containsExactly("Headroom", "Headroom");
      // Of the group that it is of now, and it says what the use of this token ends.
      assertThat(redeem(enrolment, token("media-03"))).isNotEmpty();
      assertThat(output.getErr()).contains("The host is enrolled already");
      assertThat(enrolment.tokens().getFirst().group()).isEqualTo("eu-2");

      assertThat(command(TLS, "enrol-token", "Media_03")).isEqualTo(64);
      assertThat(command(TLS, "enrol-token", "media-03", "eu 1")).isEqualTo(64);
      assertThat(command("--headroom.agents.tls=auto", "enrol-token", "media-03")).isEqualTo(78);
      assertThat(
              server
                  .api(
                      "POST",
                      "/hosts/media-03/identity/lock",
                      server.apiKey(),
                      "{\"reason\":\"look\"}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(command(TLS, "enrol-token", "media-03")).isEqualTo(77);
      assertThat(output.getErr())
          .contains(
              "A host name has 1 to 63 lower-case letters",
              "A host group has 1 to 63 letters",
              "Agents connect in plain text",
              "is locked");
    }
  }

  @Test
  void aControlPlaneThatNeverHadAgentsByCertificateIsStartedFirst(CapturedOutput output) {
    assertThat(command(TLS, "enrol-token")).isEqualTo(64);
    assertThat(command(TLS, "enrol-token", "media-03")).isEqualTo(78);
    RunningServer.on(folder.resolve("data")).close();
    assertThat(command(TLS, "enrol-token", "media-03")).isEqualTo(78);
    assertThat(output.getErr())
        .contains(
            "takes a host", "There is no database in", "There is no authority for agents yet");
    assertThat(folder.resolve("data/agents.key")).doesNotExist();
  }

  private static String redeem(Enrolment enrolment, String token) throws Exception {
    return enrolment.redeem(token, HOST, TestKeys.request(TestKeys.p256())).certificate();
  }

  /** All of what a script gets. */
  private String token(String... words) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      String[] arguments = new String[words.length + 3];
      arguments[0] = TLS;
      arguments[1] = "--headroom.agents.address=cp.test:9090";
      arguments[2] = "enrol-token";
      System.arraycopy(words, 0, arguments, 3, words.length);
      assertThat(command(arguments)).isZero();
    } finally {
      System.setOut(before);
    }
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
    assertThat(lines).hasSize(2).endsWith("");
    return lines[0];
  }

  private int command(String... arguments) {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--headroom.data-dir=" + folder.resolve("data");
    return Commands.run("0.1.0", all);
  }
}
