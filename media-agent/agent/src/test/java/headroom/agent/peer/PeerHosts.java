// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.identity.DenyList;
import headroom.agent.identity.Identity;
import headroom.agent.journal.DenialJournal;
import headroom.agent.journal.Journal;
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
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Hosts of one authority, and what they say to each other. */
final class PeerHosts {
  /** Those of a host that answers a greeting, and knows nothing else. */
  static final FarPart PARTS = new Answering();

  private final TestAuthority authority = new TestAuthority();

  TestAuthority authority() {
    return authority;
  }

  Identity identity(String host, long generation) {
    var keys = TestAuthority.keys();
    return new Identity(
        host,
        keys.getPrivate(),
        authority.host(keys.getPublic(), host, generation),
        List.of(authority.certificate()));
  }

  /** A list that nothing was ever told. */
  static DenyList nobodyDenied() {
    try {
      var folder = Files.createTempDirectory("headroom-peers");
      try (var journal = Journal.open(folder.resolve("journal.db"))) {
        return new DenyList(new DenialJournal(journal), "nobody", Clock.systemUTC());
      } finally {
        try (var files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Greets a part of a host at an address; the name of its router. */
  static String greet(PeerChannels channels, String from, String to, String address) {
    return channels
        .to(to, address)
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

  private static final class Answering implements FarPart {
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
