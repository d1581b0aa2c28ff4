// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.testing.TestAuthority;
import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetTrust;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;

/** Who is believed to be whom. */
final class FleetTrustTest {
  private static final PublicKey KEY = TestAuthority.keys().getPublic();
  private final TestAuthority authority = new TestAuthority();
  private final FleetTrust hosts =
      FleetTrust.of(
          () -> List.of(authority.certificate()),
          other -> other instanceof FleetIdentity.Host host && host.name().equals("media-03"));
  private final FleetTrust controlPlane =
      FleetTrust.of(
          () -> List.of(authority.certificate()), FleetIdentity.ControlPlane.class::isInstance);

  @Test
  void aCertificateOfTheExpectedOneIsBelieved() throws Exception {
    hosts.checkClientTrusted(chain(authority.host(KEY, "media-03", 7)), "EC");
    controlPlane.checkServerTrusted(chain(authority.controlPlane(KEY)), "EC");
    assertThat(FleetIdentity.of(authority.host(KEY, "media-03", 7)))
        .isEqualTo(new FleetIdentity.Host("media-03", 7));
  }

  @Test
  void aHostIsNoControlPlaneAndNoOtherHost() {
    refused(controlPlane, authority.host(KEY, "media-03", 1));
    refused(hosts, authority.host(KEY, "media-04", 1));
    refused(hosts, authority.controlPlane(KEY));
  }

  @Test
  void anotherAuthorityIsNotBelievedWhateverItSays() {
    refused(hosts, new TestAuthority().host(KEY, "media-03", 1));
    refused(hosts);
  }

  @Test
  void oneOfTheSameNameWithAnotherKeyIsNotBelieved() {
    var impostor = TestAuthority.keys();
    var forged =
        new TestAuthority()
            .sign(
                impostor.getPublic(),
                new X500Name(authority.certificate().getSubjectX500Principal().getName()),
                Instant.now(),
                Duration.ofHours(1),
                true);
    refused(
        FleetTrust.of(() -> List.of(forged), FleetIdentity.Host.class::isInstance),
        authority.host(KEY, "media-03", 1));
  }

  @Test
  void whatHasEndedOrNotBegunIsRefusedUnlessItsEndIsLookedAtElsewhere() throws Exception {
    var now = Instant.now();
    var ended = authority.host(KEY, "media-03", 1, now.minusSeconds(120), Duration.ofMinutes(1));
    refused(hosts, ended);
    refused(hosts, authority.host(KEY, "media-03", 1, now.plusSeconds(600), Duration.ofMinutes(1)));
    FleetTrust.evenExpired(
            () -> List.of(authority.certificate()), FleetIdentity.Host.class::isInstance)
        .checkClientTrusted(chain(ended), "EC");
  }

  @Test
  void authoritiesAndWhoNamesNobodyOrSeveralAreNoHosts() {
    refused(hosts, authority.certificate());
    refused(hosts, named());
    refused(hosts, named("headroom://host/media-03"));
    refused(hosts, named("headroom://host/media-03", "headroom://generation/x"));
    refused(
        hosts,
        named("headroom://host/media-03", "headroom://host/media-04", "headroom://generation/1"));
  }

  @Test
  void aPinIsOfTheAuthoritysKey() {
    var pin = FleetTrust.sha256(authority.certificate().getPublicKey().getEncoded());
    var leaf = authority.controlPlane(KEY);
    assertThatCode(
            () ->
                FleetTrust.pinned(pin)
                    .checkServerTrusted(
                        new X509Certificate[] {leaf, authority.certificate()}, "EC"))
        .doesNotThrowAnyException();
    refused(FleetTrust.pinned(pin), leaf);
    refused(FleetTrust.pinned(pin), leaf, new TestAuthority().certificate());
    refused(FleetTrust.pinned(pin), new TestAuthority().controlPlane(KEY), authority.certificate());
    refused(FleetTrust.pinned(pin), authority.host(KEY, "media-03", 1), authority.certificate());
  }

  private X509Certificate named(String... uris) {
    return authority.sign(
        KEY,
        new X500Name("CN=x"),
        Instant.now().minusSeconds(60),
        Duration.ofHours(1),
        false,
        uris);
  }

  private static X509Certificate[] chain(X509Certificate... chain) {
    return chain;
  }

  private static void refused(FleetTrust trust, X509Certificate... chain) {
    assertThatThrownBy(() -> trust.checkServerTrusted(chain, "EC"))
        .isInstanceOf(CertificateException.class);
    assertThatThrownBy(() -> trust.checkClientTrusted(chain, "EC"))
        .isInstanceOf(CertificateException.class);
  }
}
