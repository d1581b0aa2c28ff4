// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import headroom.agent.config.ControlPlaneConfig;
import headroom.agent.config.StorageConfig;
import headroom.agent.testing.FakeEnrolment;
import headroom.agent.testing.TestAuthority;
import headroom.agentprotocol.identity.FleetTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host gets its first certificate, and the next ones in time. */
@Timeout(60)
final class EnrolmentClientTest {
  @TempDir private Path folder;
  private final FakeEnrolment controlPlane = new FakeEnrolment();

  @AfterEach
  void close() {
    controlPlane.close();
  }

  @Test
  void aTokenBecomesAnIdentity() throws Exception {
    var identity = client().enrol("media-03", FakeEnrolment.TOKEN, controlPlane.pin());
    assertThat(identity.host()).isEqualTo("media-03");
    assertThat(files().get()).isEqualTo(identity);
    assertThat(folder.resolve("identity-next.pem")).doesNotExist();
  }

  @Test
  void aRefusalIsToldAndLeavesNothing() {
    assertThatExceptionOfType(EnrolmentException.class)
        .isThrownBy(() -> client().enrol("media-03", "hre_used", controlPlane.pin()))
        .withMessageStartingWith("TOKEN_USED: ")
        .matches(EnrolmentException::isRefused);
    assertThat(files().find()).isEmpty();
  }

  @Test
  void anotherAuthorityThanThePinnedOneIsToldNothing() {
    var other = FleetTrust.sha256(new TestAuthority().certificate().getPublicKey().getEncoded());
    assertThatExceptionOfType(EnrolmentException.class)
        .isThrownBy(() -> client().enrol("media-03", FakeEnrolment.TOKEN, other))
        .withMessageContaining("is not trusted")
        .matches(EnrolmentException::isRefused);
    assertThat(controlPlane.requests()).isEmpty();
  }

  @Test
  void aControlPlaneThatIsAwayIsWorthAnotherTry() {
    controlPlane.close();
    assertThatExceptionOfType(EnrolmentException.class)
        .isThrownBy(() -> client().enrol("media-03", FakeEnrolment.TOKEN, controlPlane.pin()))
        .matches(e -> !e.isRefused());
  }

  @Test
  void aCertificateIsRenewedAfterHalfItsLife() throws Exception {
    var start = Instant.now().minus(Duration.ofHours(14));
    controlPlane.itIs(start);
    var first = client().enrol("media-03", FakeEnrolment.TOKEN, controlPlane.pin());
    var soon = renewal(start.plus(Duration.ofHours(12)).minusSeconds(1)).step();
    assertThat(soon).isBetween(Duration.ofSeconds(1), Duration.ofHours(2));
    assertThat(files().get()).isEqualTo(first);

    controlPlane.itIs(Instant.now());
    var next = renewal(start.plus(Duration.ofHours(14))).step();
    assertThat(files().get().certificate()).isNotEqualTo(first.certificate());
    assertThat(files().get().key()).isNotEqualTo(first.key());
    assertThat(next).isGreaterThan(Duration.ofHours(11));
  }

  @Test
  void aClockHalfALifeAheadDoesNotRenewAgainAndAgain() throws Exception {
    var start = Instant.now();
    controlPlane.itIs(start);
    client().enrol("media-03", FakeEnrolment.TOKEN, controlPlane.pin());
    var next = renewal(start.plus(Duration.ofHours(14))).step();
    assertThat(controlPlane.requests()).hasSize(2);
    assertThat(next).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void aLostAnswerIsAskedForAgainWithTheSameKey() throws Exception {
    var start = Instant.now().minus(Duration.ofHours(14));
    controlPlane.itIs(start);
    var first = client().enrol("media-03", FakeEnrolment.TOKEN, controlPlane.pin());
    controlPlane.losesAnswers(true);
    var renewal = renewal(start.plus(Duration.ofHours(14)));
    assertThat(renewal.step()).isEqualTo(Duration.ofSeconds(10));
    assertThat(renewal.step()).isEqualTo(Duration.ofSeconds(20));
    assertThat(files().get()).isEqualTo(first);
    controlPlane.losesAnswers(false);
    // After a restart of the agent as well.
    renewal(start.plus(Duration.ofHours(14))).step();
    var asked = controlPlane.requests();
    assertThat(asked).hasSize(4);
    assertThat(asked.get(1)).isEqualTo(asked.get(2)).isEqualTo(asked.get(3));
    assertThat(asked.get(0)).isNotEqualTo(asked.get(1));
    assertThat(files().get()).isNotEqualTo(first);
  }

  @Test
  void anIdentityThatIsDamagedIsLookedAtAgainUntilSomebodyBringsAnother() throws Exception {
    var start = Instant.now().minus(Duration.ofHours(14));
    controlPlane.itIs(start);
    client().enrol("media-03", FakeEnrolment.TOKEN, controlPlane.pin());
    var file = folder.resolve("identity.pem");
    var good = Files.readString(file);
    Files.writeString(file, "");
    var renewal = renewal(start.plus(Duration.ofHours(14)));
    assertThat(renewal.step()).isEqualTo(Duration.ofSeconds(10));
    Files.writeString(file, good);
    controlPlane.itIs(Instant.now());
    assertThat(renewal.step()).isGreaterThan(Duration.ofHours(11));
  }

  private Renewal renewal(Instant now) {
    return new Renewal(files(), client(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private EnrolmentClient client() {
    return new EnrolmentClient(new ControlPlaneConfig("127.0.0.1", controlPlane.port()), files());
  }

  private IdentityFiles files() {
    return new IdentityFiles(new StorageConfig(folder, folder.resolve("run")));
  }
}
