// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.Range;
import headroom.mediasoup.ortc.Ortc;
import headroom.mediasoup.ortc.Validation;
import headroom.mediasoup.rtp.ConsumerType;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.state.ConsumerDump;
import headroom.mediasoup.state.ConsumerLayers;
import headroom.mediasoup.state.ConsumerScore;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.ConsumerRequests;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How a transport makes consumers, each with a MID of its own. */
final class Consuming {
  /** A MID has 8 digits: 100 owners of a worker with a million consumers on a transport each. */
  private static final int MIDS_PER_OWNER = 1_000_000;

  private static final int OWNERS = 100;

  private final Transport transport;
  private final int firstMid;
  private final AtomicInteger mids = new AtomicInteger();

  /**
   * For consumers on the given transport.
   *
   * @param generation of the worker's owner. A client does not take a MID that a consumer has had
   *     before, and what former owners gave away is not known once those consumers have closed.
   */
  Consuming(Transport transport, int generation) {
    this.transport = transport;
    this.firstMid = (generation - 1) % OWNERS * MIDS_PER_OWNER;
  }

  Consumer consume(ConsumerOptions options) {
    Validation.rtpCapabilities(options.rtpCapabilities());
    if (options.mid() != null) {
      Validation.mid(options.mid());
    }
    ConsumerLayers layers = options.preferredLayers();
    if (layers != null) {
      Consumer.check(layers);
    }
    Producer producer = transport.router().requireProducer(options.producerId());
    boolean rtx =
        Objects.requireNonNullElse(options.enableRtx(), producer.kind() == MediaKind.VIDEO);
    RtpParameters params =
        ortc()
            .getConsumerRtpParameters(
                producer.consumableRtpParameters(), options.rtpCapabilities(), options.pipe(), rtx);
    if (!options.pipe()) {
      params = params.withMid(options.mid() == null ? nextMid() : options.mid());
    }
    return create(
        producer,
        params,
        options.pipe() ? ConsumerType.PIPE : typeFor(producer),
        options.paused(),
        layers,
        options.ignoreDtx());
  }

  Consumer pipe(String producerId, boolean rtx, boolean paused) {
    Producer producer =
        transport.router().requireProducer(Range.notBlank("producerId", producerId));
    RtpParameters params =
        ortc().getPipeConsumerRtpParameters(producer.consumableRtpParameters(), rtx);
    return create(producer, params, ConsumerType.PIPE, paused, null, false);
  }

  Consumer restore(Creation found, ConsumerDump dump) {
    var consumer =
        new Consumer(
            transport,
            found,
            new Consumer.Description(
                dump.producerId(),
                dump.kind(),
                dump.type(),
                Completed.undone(dump.rtpParameters())),
            new Answers.Consumed(
                dump.paused(), dump.producerPaused(), score(dump), dump.preferredLayers()));
    consumer.restore(dump.priority(), dump.currentLayers());
    return transport.add(consumer);
  }

  private Consumer create(
      Producer producer,
      RtpParameters params,
      ConsumerType type,
      boolean paused,
      @Nullable ConsumerLayers layers,
      boolean ignoreDtx) {
    String id = Ids.random();
    var wanted =
        new ConsumerRequests.Consume(
            id,
            producer.id(),
            producer.kind(),
            params,
            type,
            producer.consumableRtpParameters().encodings(),
            paused,
            layers,
            ignoreDtx);
    var creation =
        Creation.of(
            transport.channel(),
            id,
            ConsumerRequests.consume(transport.id(), wanted),
            ConsumerRequests.close(transport.id(), id));
    return transport.add(
        new Consumer(
            transport,
            creation,
            new Consumer.Description(producer.id(), producer.kind(), type, params),
            Answers.consumed(creation.response())));
  }

  /** The consumer's own score is in its dump, the producer's is in the producer's. */
  private ConsumerScore score(ConsumerDump dump) {
    List<Integer> producerScores =
        transport
            .router()
            .producer(dump.producerId())
            .map(producer -> producer.score().stream().map(score -> score.score()).toList())
            .orElse(List.of());
    int producerScore = producerScores.stream().mapToInt(Integer::intValue).max().orElse(0);
    int own = dump.rtpStreams().isEmpty() ? 0 : dump.rtpStreams().getFirst().score();
    return new ConsumerScore(own, producerScore, producerScores);
  }

  private static ConsumerType typeFor(Producer producer) {
    return switch (producer.type()) {
      case SIMPLE -> ConsumerType.SIMPLE;
      case SIMULCAST -> ConsumerType.SIMULCAST;
      case SVC -> ConsumerType.SVC;
    };
  }

  private String nextMid() {
    int next = mids.getAndUpdate(last -> (last + 1) % MIDS_PER_OWNER);
    return Integer.toString(firstMid + next);
  }

  private Ortc ortc() {
    return transport.router().ortc();
  }
}
