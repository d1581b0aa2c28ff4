// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.ortc.MappedProducer;
import headroom.mediasoup.ortc.Ortc;
import headroom.mediasoup.ortc.Validation;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.state.ProducerDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.ProducerRequests;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How a transport makes producers. All that come over one transport come from one sender, so they
 * get one CNAME; over a pipe they come from several, and each keeps its own.
 */
final class Producing {
  private static final int CNAME_LENGTH = 8;

  private final Transport transport;
  private final AtomicReference<@Nullable String> cname = new AtomicReference<>();

  Producing(Transport transport) {
    this.transport = transport;
  }

  Producer produce(ProducerOptions options) {
    Validation.rtpParameters(options.kind(), options.rtpParameters());
    RtpCapabilities router = transport.router().rtpCapabilities();
    MappedProducer mapped =
        ortc().getProducerRtpParametersMapping(withCname(options.rtpParameters()), router);
    RtpParameters consumable =
        ortc()
            .getConsumableRtpParameters(
                options.kind(), mapped.rtpParameters(), router, mapped.rtpMapping());
    String id = options.id() == null ? Ids.random() : Ids.checked(options.id());
    var creation =
        Creation.of(
            transport.channel(),
            id,
            ProducerRequests.produce(
                transport.id(), id, options, mapped.rtpParameters(), mapped.rtpMapping()),
            ProducerRequests.close(transport.id(), id));
    return transport.add(
        new Producer(
            transport,
            creation,
            new Producer.Description(
                options.kind(),
                Answers.producerType(creation.response()),
                mapped.rtpParameters(),
                consumable),
            options.paused()));
  }

  Producer restore(Creation found, ProducerDump dump) {
    cname.compareAndSet(null, dump.rtpParameters().rtcp().cname());
    RtpMapping mapping = dump.rtpMapping();
    RtpParameters params = Completed.undone(dump.rtpParameters());
    RtpParameters consumable =
        ortc()
            .getConsumableRtpParameters(
                dump.kind(), params, transport.router().rtpCapabilities(), mapping);
    var producer =
        new Producer(
            transport,
            found,
            new Producer.Description(dump.kind(), dump.type(), params, consumable),
            dump.paused());
    producer.restoreScore(dump.rtpStreams());
    return transport.add(producer);
  }

  private RtpParameters withCname(RtpParameters params) {
    RtcpParameters rtcp = params.rtcp();
    String own = rtcp.cname() == null ? Ids.random().substring(0, CNAME_LENGTH) : rtcp.cname();
    if (!(transport instanceof PipeTransport)) {
      cname.compareAndSet(null, own);
      own = Objects.requireNonNull(cname.get());
    }
    return params.withRtcp(new RtcpParameters(own, rtcp.reducedSize()));
  }

  private Ortc ortc() {
    return transport.router().ortc();
  }
}
