// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.part.Greeting;
import headroom.agent.part.PartGoneException;
import headroom.agent.pipe.PipeAddress;
import headroom.agent.pipe.PipedStream;
import headroom.agent.pipe.StreamState;
import headroom.agent.speaker.RouterVoices;
import headroom.peerprotocol.v1.PeerGatewayGrpc;
import headroom.peerprotocol.v1.PeerGatewayGrpc.PeerGatewayBlockingStub;
import headroom.peerprotocol.v1.PipeOffer;
import headroom.peerprotocol.v1.StreamEnd;
import headroom.peerprotocol.v1.StreamUpdate;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A part on another host. */
final class RemotePart implements FarPart {
  /** A host that vanished is noticed so, and rooms heal within seconds of its return. */
  private static final Duration GREETING = Duration.ofSeconds(1);

  /**
   * What goes to a worker: far more than it takes, also where that is busy. Given up too early, it
   * might be done after what was said next.
   */
  private static final Duration WORD = Duration.ofSeconds(4);

  private final Supplier<ManagedChannel> channels;
  private final Consumer<ManagedChannel> outdated;

  /**
   * @param channels the connection as it is now; may throw {@link PartGoneException}
   * @param outdated told of a connection that has outlived its certificate
   */
  RemotePart(Supplier<ManagedChannel> channels, Consumer<ManagedChannel> outdated) {
    this.channels = channels;
    this.outdated = outdated;
  }

  @Override
  public Greeting greet(Ends ends, Greeting greeting) {
    var message =
        headroom.peerprotocol.v1.Greeting.newBuilder()
            .setEnds(PeerMapping.proto(ends))
            .setAnew(greeting.anew());
    greeting.people().forEach(person -> message.addPeople(PeerMapping.proto(person)));
    var welcome = call(GREETING, stub -> stub.greet(message.build()));
    return PeerMapping.greeting(welcome.getRouterId(), welcome.getPeopleList(), false);
  }

  @Override
  public PipeAddress offer(Ends ends, PipeAddress address) {
    var offer =
        PipeOffer.newBuilder()
            .setEnds(PeerMapping.proto(ends))
            .setAddress(PeerMapping.proto(address))
            .build();
    return PeerMapping.address(call(GREETING, stub -> stub.offer(offer)).getAddress());
  }

  @Override
  public void produce(Ends ends, int pipePort, PipedStream stream) {
    var message = PeerMapping.proto(ends, pipePort, stream);
    call(WORD, stub -> stub.produce(message));
  }

  @Override
  public void update(Ends ends, int pipePort, String producerId, StreamState state) {
    var update =
        StreamUpdate.newBuilder()
            .setEnds(PeerMapping.proto(ends))
            .setPipePort(pipePort)
            .setProducerId(producerId)
            .setState(PeerMapping.proto(state))
            .build();
    call(WORD, stub -> stub.update(update));
  }

  @Override
  public void close(Ends ends, int pipePort, String producerId) {
    var end =
        StreamEnd.newBuilder()
            .setEnds(PeerMapping.proto(ends))
            .setPipePort(pipePort)
            .setProducerId(producerId)
            .build();
    call(WORD, stub -> stub.close(end));
  }

  @Override
  public void hear(Ends ends, RouterVoices voices) {
    var message = PeerMapping.proto(ends, voices);
    call(GREETING, stub -> stub.hear(message));
  }

  private static PeerGatewayBlockingStub stub(ManagedChannel channel, Duration deadline) {
    return PeerGatewayGrpc.newBlockingStub(channel)
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private <T> T call(Duration deadline, Function<PeerGatewayBlockingStub, T> call) {
    var channel = channels.get();
    try {
      try {
        return call.apply(stub(channel, deadline));
      } catch (StatusRuntimeException e) {
        if (!CallingHost.isExpired(e.getStatus())) {
          throw e;
        }
        // The connection is older than the certificate in use now. Nothing was done yet.
        outdated.accept(channel);
        channel = channels.get();
        return call.apply(stub(channel, deadline));
      }
    } catch (StatusRuntimeException e) {
      // When to try again is for the room to say: without this gRPC would wait longer each time.
      channel.resetConnectBackoff();
      throw new PartGoneException(e.getStatus().getCode() + " " + e.getStatus().getDescription());
    } catch (IllegalArgumentException e) {
      throw new PartGoneException("a malformed answer: " + e.getMessage());
    }
  }
}
