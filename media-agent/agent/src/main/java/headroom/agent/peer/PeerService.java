// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.model.RefusedException;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.part.PartGoneException;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.rtp.ParametersException;
import headroom.peerprotocol.v1.Done;
import headroom.peerprotocol.v1.Greeting;
import headroom.peerprotocol.v1.PeerGatewayGrpc;
import headroom.peerprotocol.v1.PipeAnswer;
import headroom.peerprotocol.v1.PipeOffer;
import headroom.peerprotocol.v1.PipedStream;
import headroom.peerprotocol.v1.StreamEnd;
import headroom.peerprotocol.v1.StreamUpdate;
import headroom.peerprotocol.v1.Voices;
import headroom.peerprotocol.v1.Welcome;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets other agents speak to the parts of this host, if they know the room's secret. */
final class PeerService extends PeerGatewayGrpc.PeerGatewayImplBase {
  private static final Logger log = LoggerFactory.getLogger(PeerService.class);

  private final FarPart parts;
  private final Consumer<Ends> admission;
  private final boolean known;

  /**
   * @param parts all of this host, each found by the ends of a call
   * @param admission throws {@link RefusedException} for who does not belong to the room
   * @param known whether callers have certificates, and speak for their own hosts only
   */
  PeerService(FarPart parts, Consumer<Ends> admission, boolean known) {
    this.parts = parts;
    this.admission = admission;
    this.known = known;
  }

  @Override
  public void greet(Greeting message, StreamObserver<Welcome> answer) {
    answer(
        answer,
        message.getEnds(),
        ends -> {
          var greeting =
              parts.greet(
                  ends,
                  PeerMapping.greeting(
                      message.getEnds().getFromRouter(),
                      message.getPeopleList(),
                      message.getAnew()));
          var welcome = Welcome.newBuilder().setRouterId(greeting.router().value());
          greeting.people().forEach(person -> welcome.addPeople(PeerMapping.proto(person)));
          return welcome.build();
        });
  }

  @Override
  public void offer(PipeOffer message, StreamObserver<PipeAnswer> answer) {
    answer(
        answer,
        message.getEnds(),
        ends ->
            PipeAnswer.newBuilder()
                .setAddress(
                    PeerMapping.proto(parts.offer(ends, PeerMapping.address(message.getAddress()))))
                .build());
  }

  @Override
  public void produce(PipedStream message, StreamObserver<Done> answer) {
    answer(
        answer,
        message.getEnds(),
        ends -> {
          parts.produce(ends, message.getPipePort(), PeerMapping.stream(message));
          return Done.getDefaultInstance();
        });
  }

  @Override
  public void update(StreamUpdate message, StreamObserver<Done> answer) {
    answer(
        answer,
        message.getEnds(),
        ends -> {
          parts.update(
              ends,
              message.getPipePort(),
              message.getProducerId(),
              PeerMapping.state(message.getState()));
          return Done.getDefaultInstance();
        });
  }

  @Override
  public void close(StreamEnd message, StreamObserver<Done> answer) {
    answer(
        answer,
        message.getEnds(),
        ends -> {
          parts.close(ends, message.getPipePort(), message.getProducerId());
          return Done.getDefaultInstance();
        });
  }

  @Override
  public void hear(Voices message, StreamObserver<Done> answer) {
    answer(
        answer,
        message.getEnds(),
        ends -> {
          parts.hear(ends, PeerMapping.voices(message));
          return Done.getDefaultInstance();
        });
  }

  private <T> void answer(
      StreamObserver<T> answer, headroom.peerprotocol.v1.Ends proto, Function<Ends, T> body) {
    T result;
    try {
      var ends = PeerMapping.ends(proto);
      if (known && !ends.from().host().equals(CallingHost.ofThisCall())) {
        log.warn("a host spoke for {}: {}", ends.from(), CallingHost.ofThisCall());
        answer.onError(
            Status.PERMISSION_DENIED
                .withDescription("IDENTITY_MISMATCH: a host speaks for its own parts only")
                .asRuntimeException());
        return;
      }
      admission.accept(ends);
      result = body.apply(ends);
    } catch (RuntimeException e) {
      answer.onError(status(e).asRuntimeException());
      return;
    }
    answer.onNext(result);
    answer.onCompleted();
  }

  private static Status status(RuntimeException e) {
    return switch (e) {
      case PartGoneException gone -> Status.FAILED_PRECONDITION.withDescription(gone.getMessage());
      case RefusedException refused ->
          switch (refused.code()) {
            case INVALID_TOKEN -> Status.UNAUTHENTICATED.withDescription(refused.text());
            case ROOM_UNKNOWN, WORKER_UNAVAILABLE ->
                Status.NOT_FOUND.withDescription(refused.text());
            default -> Status.INVALID_ARGUMENT.withDescription(refused.text());
          };
      case ParametersException malformed ->
          Status.INVALID_ARGUMENT.withDescription(malformed.getMessage());
      case IllegalArgumentException malformed ->
          Status.INVALID_ARGUMENT.withDescription(malformed.getMessage());
      case MediasoupException away -> Status.UNAVAILABLE.withDescription(away.getMessage());
      default -> {
        log.error("another agent's word could not be handled", e);
        yield Status.INTERNAL.withDescription("the agent failed; its log says why");
      }
    };
  }
}
