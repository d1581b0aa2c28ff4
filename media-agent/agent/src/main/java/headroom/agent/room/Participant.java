// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.journal.ParticipantEntry;
import headroom.agent.json.MediaJson;
import headroom.agent.model.ConsumerCounts;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomSnapshot.ParticipantSnapshot;
import headroom.agent.model.RoomSnapshot.ProducerSnapshot;
import headroom.agent.part.Person;
import headroom.agent.protoo.ProtooPeer;
import headroom.agent.token.JoinGrant;
import headroom.mediasoup.DataConsumer;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.state.ProducerScore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody in a room, or about to join it. What the worker does is asked of mediasoup's objects;
 * here is what belongs to whom. Owned by the room's thread.
 */
final class Participant {
  private final ParticipantId id;
  private final Map<String, ParticipantTransport> transports = new LinkedHashMap<>();
  private final Map<String, SentStream> producers = new LinkedHashMap<>();
  private final Map<String, ReceivedStream> consumers = new LinkedHashMap<>();
  private final Map<String, SentData> dataProducers = new LinkedHashMap<>();
  private final Map<String, DataConsumer> dataConsumers = new LinkedHashMap<>();

  private String displayName = "";
  private @Nullable JsonNode device;
  private @Nullable RtpCapabilities rtpCapabilities;
  private boolean receivesData;
  private boolean joined;
  private long joinedAtMs;
  private int absences;
  private boolean migrates;
  private boolean plain;
  private boolean listener;
  private boolean arriving;
  private boolean leaving;
  private @Nullable ProtooPeer peer;
  private OfferQueue<ReceivedStream> offers = offersOfOneConnection();

  Participant(ParticipantId id) {
    this.id = id;
  }

  ParticipantId id() {
    return id;
  }

  boolean joined() {
    return joined;
  }

  void join(Introduction introduction, long nowMs) {
    joined = true;
    joinedAtMs = nowMs;
    displayName = introduction.displayName();
    device = introduction.device();
    rtpCapabilities = introduction.rtpCapabilities();
    receivesData = introduction.receivesData();
    migrates = introduction.migrates();
  }

  /** As journalled before a crash; its transports are added by the caller. */
  void restore(ParticipantEntry entry, @Nullable RtpCapabilities capabilities) {
    join(
        new Introduction(
            entry.displayName(),
            entry.device(),
            capabilities,
            entry.receivesData(),
            entry.migrates()),
        entry.joinedAtMs());
  }

  String displayName() {
    return displayName;
  }

  void rename(String name) {
    displayName = name;
  }

  @Nullable RtpCapabilities rtpCapabilities() {
    return rtpCapabilities;
  }

  boolean receivesData() {
    return receivesData;
  }

  /** Whether its client can move to another part while it talks. */
  boolean migrates() {
    return migrates;
  }

  /** Whether it has come by a move and receives nothing yet. */
  boolean arriving() {
    return arriving;
  }

  void arriving(boolean changed) {
    arriving = changed;
  }

  /** Whether it has moved to another part and its seat here is about to be given up. */
  boolean leaving() {
    return leaving;
  }

  void leaves() {
    leaving = true;
  }

  /** The client's connection, or null while it is away. */
  @Nullable ProtooPeer peer() {
    return peer;
  }

  /** What its token allows. After a restart of the agent that is not known until it is back. */
  void admitted(JoinGrant grant) {
    plain = grant.plain();
    listener = !grant.sends();
  }

  void connected(@Nullable ProtooPeer to) {
    peer = to;
    offers = offersOfOneConnection();
    if (to == null) {
      absences++;
    }
  }

  /** What its client is still to be asked over this connection. */
  OfferQueue<ReceivedStream> offers() {
    return offers;
  }

  private static OfferQueue<ReceivedStream> offersOfOneConnection() {
    return new OfferQueue<>(stream -> !stream.isHeldBack(), stream -> stream.consumer().closed());
  }

  /** How often its connection has ended. */
  int absences() {
    return absences;
  }

  /** Tells the client, if it is there; whoever is away reads it from the state on its return. */
  void notify(String method, ObjectNode data) {
    var to = peer;
    if (to != null) {
      to.notify(method, data);
    }
  }

  Map<String, ParticipantTransport> transports() {
    return transports;
  }

  Map<String, SentStream> producers() {
    return producers;
  }

  Map<String, ReceivedStream> consumers() {
    return consumers;
  }

  Map<String, SentData> dataProducers() {
    return dataProducers;
  }

  Map<String, DataConsumer> dataConsumers() {
    return dataConsumers;
  }

  ParticipantTransport transport(String transportId) {
    return known(transports.get(transportId), ErrorCode.TRANSPORT_UNKNOWN, "transport");
  }

  SentStream producer(String producerId) {
    return known(producers.get(producerId), ErrorCode.PRODUCER_UNKNOWN, "producer");
  }

  ReceivedStream consumer(String consumerId) {
    return known(consumers.get(consumerId), ErrorCode.CONSUMER_UNKNOWN, "consumer");
  }

  SentData dataProducer(String dataProducerId) {
    return known(
        dataProducers.get(dataProducerId), ErrorCode.DATA_PRODUCER_UNKNOWN, "data producer");
  }

  DataConsumer dataConsumer(String dataConsumerId) {
    return known(
        dataConsumers.get(dataConsumerId), ErrorCode.DATA_CONSUMER_UNKNOWN, "data consumer");
  }

  /** The transport over which this participant receives, or null if there is none yet. */
  @Nullable ParticipantTransport receiving() {
    return transports.values().stream()
        .filter(ParticipantTransport::receives)
        .findFirst()
        .orElse(null);
  }

  /**
   * What it receives of a stream, or null if it does not. A stream that has come back through a
   * pipe has the producer id that it had before; what was received of the former one is about to
   * end.
   */
  @Nullable ReceivedStream receiving(SentStream sent) {
    return consumers.values().stream()
        .filter(stream -> stream.sent() == sent)
        .findFirst()
        .orElse(null);
  }

  /** How others are told of this participant. */
  ObjectNode introduction() {
    return introduction(person());
  }

  /** How participants are told of somebody of the room. */
  static ObjectNode introduction(Person person) {
    return MediaJson.object()
        .put("id", person.id().value())
        .put("displayName", person.displayName())
        .set("device", person.device());
  }

  /** Consumers that count against the worker's capacity: all but those on standby. */
  int counted() {
    return (int) consumers.values().stream().filter(stream -> !stream.isOnStandby()).count();
  }

  Person person() {
    return new Person(
        id,
        displayName,
        device instanceof ObjectNode known ? known : MediaJson.object(),
        joinedAtMs,
        arriving,
        leaving);
  }

  long joinedAtMs() {
    return joinedAtMs;
  }

  ConsumerCounts counts() {
    var counts = ConsumerCounts.NONE;
    for (var stream : consumers.values()) {
      counts = counts.withOne(stream.consumer().kind() == MediaKind.AUDIO, stream.isLive());
    }
    return counts;
  }

  ParticipantSnapshot snapshot() {
    return new ParticipantSnapshot(
        id,
        displayName,
        Device.describe(device),
        joinedAtMs,
        peer != null,
        producers.values().stream().map(Participant::snapshot).toList(),
        counts(),
        migrates,
        arriving,
        plain,
        listener);
  }

  ParticipantEntry entry() {
    var appData = new HashMap<String, JsonNode>();
    producers.forEach((producerId, sent) -> appData.put(producerId, sent.appData()));
    dataProducers.forEach((producerId, sent) -> appData.put(producerId, sent.appData()));
    return new ParticipantEntry(
        id,
        displayName,
        device,
        rtpCapabilities == null ? null : MediaJson.toJson(rtpCapabilities),
        receivesData,
        migrates,
        joinedAtMs,
        transports.values().stream().map(ParticipantTransport::entry).toList(),
        appData,
        consumers.values().stream()
            .filter(ReceivedStream::pausedByClient)
            .map(stream -> stream.consumer().id())
            .toList());
  }

  /** Closes all that this participant has in the worker. */
  void close() {
    transports.values().forEach(owned -> owned.transport().close());
  }

  private static ProducerSnapshot snapshot(SentStream sent) {
    var producer = sent.producer();
    return new ProducerSnapshot(
        producer.id(),
        producer.kind().wireName(),
        producer.paused(),
        producer.score().stream().mapToInt(ProducerScore::score).max().orElse(0),
        producer.type().wireName(),
        sent.source(),
        sent.flow());
  }

  private static <T> T known(@Nullable T value, ErrorCode code, String what) {
    if (value == null) {
      throw new RefusedException(code, "this participant has no such " + what);
    }
    return value;
  }

  /**
   * What a participant says of itself when it joins.
   *
   * @param rtpCapabilities null if it only sends
   * @param migrates whether its client can move to another part while it talks
   */
  record Introduction(
      String displayName,
      @Nullable JsonNode device,
      @Nullable RtpCapabilities rtpCapabilities,
      boolean receivesData,
      boolean migrates) {}
}
