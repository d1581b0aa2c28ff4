// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.journal.ParticipantEntry;
import headroom.agent.journal.RoomEntry;
import headroom.agent.journal.RoomJournal;
import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.PartId;
import headroom.agent.part.RoomPlan;
import headroom.agent.worker.RunningWorker;
import headroom.mediasoup.DataProducer;
import headroom.mediasoup.PipeTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.Router;
import headroom.mediasoup.rtp.RtpCapabilities;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts rooms together again after a restart of the agent: who is in them from the journal, what
 * they send and receive from the workers. Everybody is away until their clients resume.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final RoomJournal journal;
  private final RoomContext context;

  Recovery(RoomJournal journal, RoomContext context) {
    this.journal = journal;
    this.context = context;
  }

  /** The room with all that is left of it; without a home if its worker is gone. */
  Room restore(RoomEntry entry, List<RunningWorker> adopted) {
    var known = journal.plan(entry.id());
    var plan = known == null ? RoomPlan.alone(new PartId(context.host(), entry.worker())) : known;
    var room = new Room(entry.id(), entry.epoch(), entry.worker(), plan, context);
    var worker =
        adopted.stream()
            .filter(
                candidate ->
                    candidate.number().equals(entry.worker())
                        && candidate.incarnation() == entry.workerIncarnation())
            .findFirst()
            .orElse(null);
    var router = worker == null ? null : worker.worker().router(entry.routerId()).orElse(null);
    return room.call(
        () -> {
          if (worker == null || router == null) {
            log.warn("room {} lost its worker while the agent was away", room.name());
            journal
                .participants(entry.key())
                .forEach(gone -> journal.remove(entry.key(), gone.id()));
            room.findNeighbours();
          } else {
            room.restore(worker, router, entry.openedAtMs());
            room.findNeighbours();
            restorePipes(room, router, entry);
            restoreParticipants(room, router);
          }
          return room;
        });
  }

  private void restoreParticipants(Room room, Router router) {
    var observers = router.dump().mapProducerIdObserverIds();
    for (var entry : journal.participants(room.key())) {
      var participant = participant(entry);
      room.people().here().put(participant.id(), participant);
      for (var transport : entry.transports()) {
        router
            .transport(transport.id())
            .ifPresent(
                living ->
                    participant
                        .transports()
                        .put(living.id(), ParticipantTransport.of(transport, living)));
      }
      restoreSent(room, participant, entry);
      for (var sent : participant.producers().values()) {
        var producer = sent.producer();
        room.home().speakers().add(producer, observers.getOrDefault(producer.id(), List.of()));
      }
    }
    closeOwnerless(room, router);
    room.restoreFlows();
    for (var entry : journal.participants(room.key())) {
      var participant = room.people().here().get(entry.id());
      if (participant != null) {
        restoreReceived(room, participant, entry);
        room.connections().awaitReturn(participant);
      }
    }
    // What the old agent had no time for: a producer was there, its consumers not yet.
    room.people().here().values().forEach(room.streams()::letReceive);
    room.people().here().values().forEach(room::store);
  }

  private static Participant participant(ParticipantEntry entry) {
    var participant = new Participant(entry.id());
    participant.restore(entry, capabilities(entry.rtpCapabilities()));
    return participant;
  }

  private static @Nullable RtpCapabilities capabilities(@Nullable JsonNode json) {
    return json == null
        ? null
        : MediaJson.read(
            json, RtpCapabilities.class, "rtpCapabilities", ErrorCode.INVALID_RTP_CAPABILITIES);
  }

  private static void restoreSent(Room room, Participant participant, ParticipantEntry entry) {
    for (var owned : participant.transports().values()) {
      for (Producer producer : owned.transport().producers()) {
        var sent = SentStream.here(participant.id(), producer, appData(entry, producer.id()));
        participant.producers().put(producer.id(), sent);
        room.streams().watch(participant, sent);
      }
      for (DataProducer producer : owned.transport().dataProducers()) {
        var sent = new SentData(producer, appData(entry, producer.id()));
        participant.dataProducers().put(producer.id(), sent);
        room.streams().watch(participant, sent);
      }
    }
  }

  private static void restoreReceived(Room room, Participant participant, ParticipantEntry entry) {
    var home = room.home();
    for (var owned : participant.transports().values()) {
      for (var consumer : List.copyOf(owned.transport().consumers())) {
        boolean pausedByClient = entry.pausedConsumers().contains(consumer.id());
        var sent = room.streams().find(consumer.producerId());
        if (sent != null) {
          home.consuming().adopt(participant, consumer, sent, pausedByClient);
        } else if (cameThroughAPipe(home.router(), consumer.producerId())) {
          room.connections().keep(participant, consumer, pausedByClient);
        } else {
          consumer.close();
        }
      }
      for (var consumer : List.copyOf(owned.transport().dataConsumers())) {
        home.dataConsuming().adopt(participant, consumer);
      }
    }
  }

  /** Pipes go on as they were; what comes through them is told again by the other parts. */
  private static void restorePipes(Room room, Router router, RoomEntry entry) {
    for (var neighbour : room.neighbours().all()) {
      var transport = entry.pipes().get(neighbour.id().toString());
      if (transport != null
          && router.transport(transport).orElse(null) instanceof PipeTransport pipe) {
        neighbour.pipe().adopt(pipe);
      }
    }
  }

  private static boolean cameThroughAPipe(Router router, String producerId) {
    return router
        .producer(producerId)
        .filter(producer -> producer.transport() instanceof PipeTransport)
        .isPresent();
  }

  /** Transports of clients that had not joined: their connections died with the old agent. */
  private static void closeOwnerless(Room room, Router router) {
    var owned = new HashSet<String>(room.neighbours().ends().values());
    room.people()
        .here()
        .values()
        .forEach(participant -> owned.addAll(participant.transports().keySet()));
    for (var transport : List.copyOf(router.transports())) {
      if (!owned.contains(transport.id())) {
        transport.close();
      }
    }
  }

  private static ObjectNode appData(ParticipantEntry entry, String producerId) {
    return entry.producerAppData().get(producerId) instanceof ObjectNode known
        ? known
        : MediaJson.object();
  }
}
