// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Channel;
import headroom.mediasoup.channel.Request;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.NotFoundException;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.state.RouterDump;
import headroom.mediasoup.state.TransportDump;
import headroom.mediasoup.state.WebRtcServerDump;
import headroom.mediasoup.state.WorkerDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.ConsumerRequests;
import headroom.mediasoup.wire.DataRequests;
import headroom.mediasoup.wire.ObserverRequests;
import headroom.mediasoup.wire.ProducerRequests;
import headroom.mediasoup.wire.RouterRequests;
import headroom.mediasoup.wire.TransportRequests;
import headroom.mediasoup.wire.WorkerRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes objects of what runs in a worker, from its dumps: producers before consumers, since a
 * consumer's score needs its producer's. The place for an object's notifications is taken before
 * its dump is asked for, so nothing that happens meanwhile is missed; what a dump names may have
 * closed before its own dump is asked for, and is then left out.
 */
final class Restorer {
  private static final Logger log = LoggerFactory.getLogger(Restorer.class);

  private final Worker worker;
  private final Channel channel;

  Restorer(Worker worker) {
    this.worker = worker;
    this.channel = worker.channel();
  }

  Restoration restore(RouterCodecs codecs) {
    WorkerDump dump = worker.dump();
    List<Router> routers = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String routerId : dump.routerIds()) {
      Optional<List<RtpCodecCapability>> known = codecs.of(routerId);
      if (known.isPresent()) {
        find(
            routerId,
            RouterRequests.dump(routerId),
            found -> routers.add(router(found, known.get())));
      } else {
        unknown.add(routerId);
      }
    }
    List<WebRtcServer> servers = new ArrayList<>();
    for (String serverId : dump.webRtcServerIds()) {
      find(
          serverId, WorkerRequests.dumpWebRtcServer(serverId), found -> servers.add(server(found)));
    }
    return new Restoration(servers, routers, unknown);
  }

  private Router router(Creation found, List<RtpCodecCapability> codecs) {
    RouterDump dump = Answers.routerDump(found.response());
    var router =
        new Router(worker, found, codecs, worker.ortc().generateRouterRtpCapabilities(codecs));
    worker.add(router);
    List<TransportDump> transports = new ArrayList<>();
    for (String transportId : dump.transportIds()) {
      find(
          transportId,
          TransportRequests.dump(transportId),
          foundTransport -> transports.add(transport(router, foundTransport)));
    }
    transports.forEach(transport -> producers(router, transport));
    transports.forEach(transport -> consumers(router, transport));
    dump.rtpObserverIds().forEach(observerId -> observer(router, observerId));
    return router;
  }

  private TransportDump transport(Router router, Creation found) {
    TransportDump dump = Answers.transportDump(found.response());
    router.add(
        switch (dump) {
          case TransportDump.WebRtc webRtc -> new WebRtcTransport(router, found, webRtc);
          case TransportDump.Plain plain -> new PlainTransport(router, found, plain);
          case TransportDump.Pipe pipe -> new PipeTransport(router, found, pipe);
        });
    return dump;
  }

  private void producers(Router router, TransportDump dump) {
    router
        .transport(dump.base().id())
        .ifPresent(
            transport -> {
              for (String id : dump.base().producerIds()) {
                find(
                    id,
                    ProducerRequests.dump(id),
                    found ->
                        transport
                            .producing()
                            .restore(found, Answers.producerDump(found.response())));
              }
              for (String id : dump.base().dataProducerIds()) {
                find(
                    id,
                    DataRequests.dumpProducer(id),
                    found ->
                        transport
                            .dataStreams()
                            .restore(found, Answers.dataProducerDump(found.response())));
              }
            });
  }

  private void consumers(Router router, TransportDump dump) {
    router
        .transport(dump.base().id())
        .ifPresent(
            transport -> {
              for (String id : dump.base().consumerIds()) {
                find(
                    id,
                    ConsumerRequests.dump(id),
                    found ->
                        transport
                            .consuming()
                            .restore(found, Answers.consumerDump(found.response())));
              }
              for (String id : dump.base().dataConsumerIds()) {
                find(
                    id,
                    DataRequests.dumpConsumer(id),
                    found ->
                        transport
                            .dataStreams()
                            .restore(found, Answers.dataConsumerDump(found.response())));
              }
            });
  }

  /** The worker has no dump of an observer; resuming one that runs does nothing but answer. */
  private void observer(Router router, String id) {
    find(
        id,
        ObserverRequests.resume(id),
        found -> {
          if (Ids.isActiveSpeakerObserver(id)) {
            router.add(new ActiveSpeakerObserver(router, found));
          } else if (Ids.isAudioLevelObserver(id)) {
            router.add(new AudioLevelObserver(router, found));
          } else {
            log.warn("Observer {} of router {} is of unknown kind", id, router.id());
            found.registration().cancel();
          }
        });
  }

  private WebRtcServer server(Creation found) {
    WebRtcServerDump dump = Answers.webRtcServerDump(found.response());
    var server = new WebRtcServer(worker, found);
    worker.add(server);
    for (String transportId : dump.webRtcTransportIds()) {
      worker.routers().stream()
          .map(router -> router.transport(transportId))
          .flatMap(Optional::stream)
          .forEach(
              transport -> {
                if (transport instanceof WebRtcTransport webRtc) {
                  server.add(webRtc);
                }
              });
    }
    return server;
  }

  private void find(String id, Request dump, java.util.function.Consumer<Creation> whenThere) {
    try {
      whenThere.accept(Creation.existing(channel, id, dump));
    } catch (NotFoundException e) {
      log.debug("{} has closed meanwhile", id);
    } catch (ClosedException e) {
      if (e.code() != MediasoupError.OBJECT_CLOSED) {
        throw e;
      }
      log.debug("{} has closed meanwhile", id);
    }
  }
}
