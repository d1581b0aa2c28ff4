// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.NotFoundException;
import headroom.mediasoup.error.TemporaryException;
import headroom.mediasoup.options.DataConsumerOptions;
import headroom.mediasoup.options.DataProducerOptions;
import headroom.mediasoup.options.Range;
import headroom.mediasoup.ortc.Validation;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.state.DataConsumerDump;
import headroom.mediasoup.state.DataProducerDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.DataRequests;
import java.util.BitSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How a transport makes data producers and data consumers, each on a stream of its own. */
final class DataStreams {
  private static final int MAX_STREAMS = 65_535;
  private static final int MAX_TEXT = 1024;

  private final Transport transport;
  private final ReentrantLock lock = new ReentrantLock();
  private final BitSet used = new BitSet();
  private int next;
  private int outboundStreams = MAX_STREAMS;

  DataStreams(Transport transport) {
    this.transport = transport;
  }

  DataProducer produce(DataProducerOptions options) {
    SctpStreamParameters stream = Validation.sctpStreamParameters(options.sctpStreamParameters());
    requireShort("label", options.label());
    requireShort("protocol", options.protocol());
    String id = options.id() == null ? Ids.random() : Ids.checked(options.id());
    var creation =
        Creation.of(
            transport.channel(),
            id,
            DataRequests.produce(
                transport.id(), id, stream, options.label(), options.protocol(), options.paused()),
            DataRequests.closeProducer(transport.id(), id));
    return restore(creation, Answers.dataProducerDump(creation.response()));
  }

  DataProducer restore(Creation found, DataProducerDump dump) {
    return transport.add(new DataProducer(transport, found, dump));
  }

  DataConsumer consume(DataConsumerOptions options) {
    DataProducer producer =
        transport
            .router()
            .dataProducer(options.dataProducerId())
            .orElseThrow(
                () ->
                    new NotFoundException(
                        MediasoupError.NOT_FOUND,
                        "Router %s has no data producer %s"
                            .formatted(transport.router().id(), options.dataProducerId())));
    int streamId = allocate();
    String id = Ids.random();
    var wanted =
        new DataRequests.Consume(
            id,
            producer.id(),
            stream(streamId, producer.sctpStreamParameters(), options),
            producer.label(),
            producer.protocol(),
            options.paused());
    try {
      var creation =
          Creation.of(
              transport.channel(),
              id,
              DataRequests.consume(transport.id(), wanted),
              DataRequests.closeConsumer(transport.id(), id));
      return transport.add(
          new DataConsumer(transport, creation, Answers.dataConsumerDump(creation.response())));
    } catch (RuntimeException e) {
      release(streamId);
      throw e;
    }
  }

  DataConsumer restore(Creation found, DataConsumerDump dump) {
    if (dump.sctpStreamParameters() != null) {
      lock.lock();
      try {
        used.set(dump.sctpStreamParameters().streamId());
        next = Math.max(next, dump.sctpStreamParameters().streamId() + 1);
      } finally {
        lock.unlock();
      }
    }
    return transport.add(new DataConsumer(transport, found, dump));
  }

  /** The far side has agreed to this many. */
  void negotiated(int streams) {
    lock.lock();
    try {
      outboundStreams = streams;
    } finally {
      lock.unlock();
    }
  }

  void release(DataConsumer consumer) {
    if (consumer.sctpStreamParameters() != null) {
      release(consumer.sctpStreamParameters().streamId());
    }
  }

  private void release(int streamId) {
    lock.lock();
    try {
      used.clear(streamId);
    } finally {
      lock.unlock();
    }
  }

  /** The producer's reliability, unless the consumer wants another. */
  private static SctpStreamParameters stream(
      int streamId, @Nullable SctpStreamParameters producer, DataConsumerOptions options) {
    Boolean ordered = producer == null ? Boolean.TRUE : producer.ordered();
    Integer lifeTime = producer == null ? null : producer.maxPacketLifeTime();
    Integer retransmits = producer == null ? null : producer.maxRetransmits();
    if (options.ordered() != null) {
      ordered = options.ordered();
      if (ordered) {
        return new SctpStreamParameters(streamId, true, null, null);
      }
    }
    if (options.maxPacketLifeTime() != null) {
      ordered = false;
      lifeTime = options.maxPacketLifeTime();
    }
    if (options.maxRetransmits() != null) {
      ordered = false;
      retransmits = options.maxRetransmits();
    }
    return new SctpStreamParameters(streamId, ordered, lifeTime, retransmits);
  }

  /** The next free one rather than the lowest: a late packet must not meet a new stream. */
  private int allocate() {
    lock.lock();
    try {
      int limit = Math.min(outboundStreams, MAX_STREAMS);
      int free = used.nextClearBit(next);
      if (free >= limit) {
        free = used.nextClearBit(0);
      }
      if (free >= limit) {
        throw new TemporaryException(
            MediasoupError.REJECTED_BY_WORKER,
            "All %d SCTP streams of transport %s are in use".formatted(limit, transport.id()));
      }
      used.set(free);
      next = free + 1;
      return free;
    } finally {
      lock.unlock();
    }
  }

  private static void requireShort(String name, String text) {
    if (text.length() > MAX_TEXT) {
      throw Range.invalid(
          "%s must have at most %d characters, not %d".formatted(name, MAX_TEXT, text.length()));
    }
  }
}
