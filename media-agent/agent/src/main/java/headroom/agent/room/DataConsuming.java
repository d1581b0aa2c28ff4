// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ParticipantId;
import headroom.mediasoup.CloseReason;
import headroom.mediasoup.DataConsumer;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.options.DataConsumerOptions;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets participants receive each other's data channels. Runs on the room's thread. */
final class DataConsuming {
  private static final Logger log = LoggerFactory.getLogger(DataConsuming.class);

  private final Consumer<Runnable> post;

  DataConsuming(Consumer<Runnable> post) {
    this.post = post;
  }

  /** Lets a participant receive a data channel of another, if it can and does not yet. */
  void consume(Participant receiver, ParticipantId sender, SentData sent) {
    var transport = receiver.receiving();
    String producerId = sent.producer().id();
    if (transport == null
        || !receiver.joined()
        || !receiver.receivesData()
        || transport.transport().sctpParameters() == null
        || receiver.dataConsumers().values().stream()
            .anyMatch(consumer -> consumer.dataProducerId().equals(producerId))) {
      return;
    }
    try {
      var consumer = transport.transport().consumeData(DataConsumerOptions.of(producerId));
      adopt(receiver, consumer);
      offer(receiver, sender, consumer, sent.appData());
    } catch (MediasoupException e) {
      log.warn("{} cannot receive data of {}: {}", receiver.id(), sender, e.getMessage());
    }
  }

  /** Takes a data consumer into the participant's care. */
  void adopt(Participant receiver, DataConsumer consumer) {
    receiver.dataConsumers().put(consumer.id(), consumer);
    consumer.onClose(
        reason ->
            post.accept(
                () -> {
                  receiver.dataConsumers().remove(consumer.id());
                  if (reason == CloseReason.DATA_PRODUCER_CLOSED) {
                    receiver.notify(
                        "dataConsumerClosed",
                        MediaJson.object().put("dataConsumerId", consumer.id()));
                  }
                }));
  }

  /** Asks the client to receive it; there is nothing to resume. */
  void offer(
      Participant receiver, ParticipantId sender, DataConsumer consumer, ObjectNode appData) {
    var peer = receiver.peer();
    if (peer == null) {
      return;
    }
    var data =
        MediaJson.object()
            .put("peerId", sender.value())
            .put("dataProducerId", consumer.dataProducerId())
            .put("id", consumer.id())
            .put("label", consumer.label())
            .put("protocol", consumer.protocol())
            .set("appData", appData.deepCopy().put("peerId", sender.value()));
    var stream = consumer.sctpStreamParameters();
    if (stream != null) {
      data.set("sctpStreamParameters", MediaJson.toJson(stream));
    }
    var _ = peer.request("newDataConsumer", data);
  }
}
