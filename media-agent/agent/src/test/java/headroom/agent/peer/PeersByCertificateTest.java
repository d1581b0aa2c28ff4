// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.config.PeerConfig;
import headroom.agent.identity.Identity;
import headroom.agent.model.PartId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RouterId;
import headroom.agent.model.WorkerNumber;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.part.Greeting;
import headroom.agent.part.PartGoneException;
import headroom.agent.part.PartSecret;
import headroom.agent.pipe.PipeAddress;
import headroom.agent.pipe.PipedStream;
import headroom.agent.pipe.StreamState;
import headroom.agent.speaker.RouterVoices;
import headroom.agent.testing.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents know each other by the certificates of their hosts. */
@Timeout(60)
final class PeersByCertificateTest {
  private final TestAuthority authority = new TestAuthority();
  private final Identity own = identity(authority, "media-02");
  private final PeerServer server =
      PeerServer.start(new PeerConfig("127.0.0.1", 0), () -> own, new Parts(), e -> {});

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aHostOfTheFleetIsAnswered() {
    assertThat(greet(identity(authority, "media-01"), "media-01", "media-02")).isEqualTo("router");
  }

  @Test
  void aHostSpeaksForItselfOnly() {
    assertThatThrownBy(() -> greet(identity(authority, "media-03"), "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class)
        .hasMessageContaining("IDENTITY_MISMATCH");
  }

  @Test
  void whoIsNotExpectedAtAnAddressIsToldNothing() {
    assertThatThrownBy(() -> greet(identity(authority, "media-01"), "media-01", "media-04"))
        .isInstanceOf(PartGoneException.class)
        .hasMessageContaining("UNAVAILABLE");
  }

  @Test
  void strangersAndThoseWithoutACertificateAreNotAnswered() {
    assertThatThrownBy(
            () -> greet(identity(new TestAuthority(), "media-01"), "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class);
    assertThatThrownBy(() -> greet(null, "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class);
    var keys = TestAuthority.keys();
    var ended =
        new Identity(
            "media-01",
            keys.getPrivate(),
            authority.host(
                keys.getPublic(),
                "media-01",
                1,
                Instant.now().minusSeconds(120),
                Duration.ofSeconds(60)),
            List.of(authority.certificate()));
    assertThatThrownBy(() -> greet(ended, "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class);
  }

  private String greet(@Nullable Identity shown, String from, String expected) {
    @Nullable Supplier<Identity> identity = shown == null ? null : () -> shown;
    try (var channels = new PeerChannels(identity)) {
      return channels
          .to(expected, server.address())
          .greet(
              new Ends(
                  new RoomId("daily"),
                  new RoomEpoch(1),
                  PartSecret.of(new byte[32]),
                  new PartId(from, new WorkerNumber(1)),
                  new PartId("media-02", new WorkerNumber(1)),
                  new RouterId("here")),
              new Greeting(new RouterId("here"), List.of(), false))
          .router()
          .value();
    }
  }

  private static Identity identity(TestAuthority authority, String host) {
    var keys = TestAuthority.keys();
    return new Identity(
        host,
        keys.getPrivate(),
        authority.host(keys.getPublic(), host, 1),
        List.of(authority.certificate()));
  }

  /** Answers a greeting, and knows nothing else. */
  private static final class Parts implements FarPart {
    @Override
    public Greeting greet(Ends ends, Greeting greeting) {
      return new Greeting(new RouterId("router"), List.of(), false);
    }

    @Override
    public PipeAddress offer(Ends ends, PipeAddress address) {
      throw new PartGoneException("no pipes here");
    }

    @Override
    public void produce(Ends ends, int pipePort, PipedStream stream) {}

    @Override
    public void update(Ends ends, int pipePort, String producerId, StreamState state) {}

    @Override
    public void close(Ends ends, int pipePort, String producerId) {}

    @Override
    public void hear(Ends ends, RouterVoices voices) {}
  }
}
