// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import headroom.agent.config.PeerConfig;
import headroom.agent.identity.DenyList;
import headroom.agent.journal.DenialEntry;
import headroom.agent.journal.DenialEntry.Standing;
import headroom.agent.journal.DenialJournal;
import headroom.agent.journal.Journal;
import headroom.agent.part.PartGoneException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two agents by mutual TLS, one of which is told that the other counts no more. */
@Timeout(60)
final class PeersDeniedTest {
  private static final String OTHER = "media-01";
  private static final String OWN = "media-02";

  private final PeerHosts hosts = new PeerHosts();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private long word;

  @TempDir private Path folder;
  private Journal journal;
  private DenyList denyList;
  private PeerServer server;

  @BeforeEach
  void open() {
    journal = Journal.open(folder.resolve("journal.db"));
    denyList = new DenyList(new DenialJournal(journal), OWN, Clock.systemUTC());
    var own = hosts.identity(OWN, 1);
    server =
        PeerServer.start(
            new PeerConfig("127.0.0.1", 0), () -> own, PeerHosts.PARTS, e -> {}, denyList);
  }

  @AfterEach
  void close() throws Exception {
    for (var open : opened.reversed()) {
      open.close();
    }
    server.close();
    journal.close();
  }

  @Test
  void whoIsRevokedWhileItIsConnectedIsCutAndNotLetInAgain() {
    var other = channels(OTHER, 1, PeerHosts.nobodyDenied());
    greets(other);
    assertThat(server.connections(OTHER)).isOne();
    learn(OTHER, Standing.REVOKED, 1);
    await().until(() -> server.connections(OTHER) == 0);
    refused(() -> greets(other), "CERTIFICATE_REVOKED");
    refused(() -> greets(channels(OTHER, 2, PeerHosts.nobodyDenied())), "CERTIFICATE_REVOKED");
    // Others are as they were.
    greets(channels("media-03", 1, PeerHosts.nobodyDenied()), "media-03");
  }

  @Test
  void whoIsUnlockedIsLetInAgain() {
    var other = channels(OTHER, 1, PeerHosts.nobodyDenied());
    greets(other);
    learn(OTHER, Standing.LOCKED, 1);
    refused(() -> greets(other), "HOST_LOCKED");
    learn(OTHER, Standing.ENROLLED, 1);
    greets(other);
  }

  @Test
  void whoEnrolledAnewIsKnownByItsNewCertificateAlone() {
    var former = channels(OTHER, 1, PeerHosts.nobodyDenied());
    var next = channels(OTHER, 2, PeerHosts.nobodyDenied());
    greets(former);
    greets(next);
    learn(OTHER, Standing.ENROLLED, 2);
    await().until(() -> server.connections(OTHER) == 1);
    refused(() -> greets(former), "CERTIFICATE_REVOKED");
    greets(next);
  }

  @Test
  void anAgentThatStartsWithoutTheControlPlaneRefusesStill() {
    learn(OTHER, Standing.REVOKED, 1);
    server.close();
    journal.close();
    open();
    refused(() -> greets(channels(OTHER, 1, PeerHosts.nobodyDenied())), "CERTIFICATE_REVOKED");
  }

  @Test
  void whoIsKeptOutIsNotCalledEither() {
    try (var kept = Journal.open(folder.resolve("other.db"))) {
      var list = new DenyList(new DenialJournal(kept), OTHER, Clock.systemUTC());
      var other = channels(OTHER, 1, list);
      greets(other);
      list.learn(List.of(entry(OWN, Standing.REVOKED, 1)));
      await().until(() -> server.connections(OTHER) == 0);
      refused(() -> greets(other), "CERTIFICATE_REVOKED");
      // It has enrolled anew, and shows its former certificate.
      list.learn(List.of(entry(OWN, Standing.ENROLLED, 2)));
      refused(() -> greets(other), "UNAVAILABLE");
      list.learn(List.of(entry(OWN, Standing.ENROLLED, 1)));
      greets(other);
    }
  }

  private void learn(String host, Standing standing, long belowGeneration) {
    denyList.learn(List.of(entry(host, standing, belowGeneration)));
  }

  private DenialEntry entry(String host, Standing standing, long belowGeneration) {
    return new DenialEntry(
        host,
        standing,
        belowGeneration,
        ++word,
        System.currentTimeMillis() + Duration.ofHours(1).toMillis());
  }

  private PeerChannels channels(String host, long generation, DenyList known) {
    var identity = hosts.identity(host, generation);
    var channels = new PeerChannels(() -> identity, known);
    opened.add(channels);
    return channels;
  }

  private void greets(PeerChannels channels) {
    greets(channels, OTHER);
  }

  private void greets(PeerChannels channels, String from) {
    assertThat(PeerHosts.greet(channels, from, OWN, server.address())).isEqualTo("router");
  }

  private static void refused(ThrowingCallable greeting, String code) {
    assertThatThrownBy(greeting).isInstanceOf(PartGoneException.class).hasMessageContaining(code);
  }
}
