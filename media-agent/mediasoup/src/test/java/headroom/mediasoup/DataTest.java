// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import headroom.mediasoup.error.NotFoundException;
import headroom.mediasoup.error.RejectedException;
import headroom.mediasoup.options.DataConsumerOptions;
import headroom.mediasoup.options.DataProducerOptions;
import headroom.mediasoup.options.SctpOptions;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.SctpStreamParameters;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class DataTest {
  private static final SctpStreamParameters UNORDERED =
      new SctpStreamParameters(666, false, 2000, null);

  @RegisterExtension final TestWorkers workers = new TestWorkers();
  private Router router;
  private WebRtcTransport sender;
  private WebRtcTransport receiver;

  @BeforeEach
  void twoTransportsWithData() {
    router = workers.start().createRouter(Samples.CODECS);
    sender = transport(SctpOptions.enabled());
    receiver = transport(SctpOptions.enabled());
  }

  @Test
  void aDataProducerIsWhatItWasAskedToBe() {
    DataProducer producer = produce();

    assertThat(producer.label()).isEqualTo("foo");
    assertThat(producer.protocol()).isEqualTo("bar");
    assertThat(producer.sctpStreamParameters()).isEqualTo(UNORDERED);
    assertThat(producer.dump().sctpStreamParameters()).isEqualTo(UNORDERED);
    assertThat(producer.getStats().getFirst())
        .containsEntry("type", "data-producer")
        .containsEntry("label", "foo")
        .containsEntry("messagesReceived", 0L);
    assertThat(router.dataProducer(producer.id())).contains(producer);
    assertThat(sender.dump().base().dataProducerIds()).containsExactly(producer.id());
  }

  @Test
  void aDataConsumerTakesOverItsProducersReliability() {
    DataProducer producer = produce();

    DataConsumer first = receiver.consumeData(DataConsumerOptions.of(producer.id()));
    DataConsumer second =
        receiver.consumeData(
            DataConsumerOptions.of(producer.id()).withReliability(true, null, null));

    assertThat(first.sctpStreamParameters())
        .isEqualTo(new SctpStreamParameters(0, false, 2000, null));
    assertThat(second.sctpStreamParameters())
        .isEqualTo(new SctpStreamParameters(1, true, null, null));
    assertThat(first.label()).isEqualTo("foo");
    assertThat(first.protocol()).isEqualTo("bar");
    assertThat(first.dump().dataProducerId()).isEqualTo(producer.id());
    assertThat(first.getStats().getFirst()).containsEntry("type", "data-consumer");
    assertThat(router.dump().mapDataConsumerIdDataProducerId())
        .containsEntry(first.id(), producer.id());
  }

  @Test
  void pauseTravelsFromProducerToConsumer() {
    DataProducer producer = produce();
    DataConsumer consumer = receiver.consumeData(DataConsumerOptions.of(producer.id()));

    producer.pause();
    await().untilAsserted(() -> assertThat(consumer.dataProducerPaused()).isTrue());
    consumer.pause();
    assertThat(consumer.dump().paused()).isTrue();
    producer.resume();
    await().untilAsserted(() -> assertThat(consumer.dataProducerPaused()).isFalse());
    consumer.resume();
    assertThat(consumer.dump().paused()).isFalse();
  }

  @Test
  void aDataProducerThatClosesTakesItsConsumersWithIt() {
    DataProducer producer = produce();
    DataConsumer consumer = receiver.consumeData(DataConsumerOptions.of(producer.id()));
    var reason = new AtomicReference<CloseReason>();
    consumer.onClose(reason::set);

    producer.close();

    await().untilAsserted(() -> assertThat(reason).hasValue(CloseReason.DATA_PRODUCER_CLOSED));
    assertThat(receiver.dataConsumers()).isEmpty();
    assertThat(router.dataProducers()).isEmpty();
  }

  @Test
  void aStreamIsFreeAgainAfterItsConsumerButNotTheNextToBeTaken() {
    DataProducer producer = produce();
    DataConsumer first = receiver.consumeData(DataConsumerOptions.of(producer.id()));
    first.close();

    DataConsumer second = receiver.consumeData(DataConsumerOptions.of(producer.id()));
    assertThat(second.sctpStreamParameters())
        .isEqualTo(new SctpStreamParameters(1, false, 2000, null));
  }

  @Test
  void twoProducersCannotUseTheSameStream() {
    produce();

    assertThatExceptionOfType(RejectedException.class).isThrownBy(this::produce);
  }

  @Test
  void reliabilityThatContradictsItselfNeverReachesTheWorker() {
    assertThatExceptionOfType(ParametersException.class)
        .isThrownBy(
            () ->
                sender.produceData(
                    DataProducerOptions.of(new SctpStreamParameters(1, null, 100, 100))));
  }

  @Test
  void withoutSctpThereIsNoData() {
    WebRtcTransport without = transport(SctpOptions.disabled());

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> without.produceData(DataProducerOptions.of(UNORDERED)));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> receiver.consumeData(DataConsumerOptions.of("unknown")));
  }

  private DataProducer produce() {
    return sender.produceData(
        DataProducerOptions.of(UNORDERED).withLabel("foo").withProtocol("bar"));
  }

  private WebRtcTransport transport(SctpOptions sctp) {
    return router.createWebRtcTransport(
        List.of(Samples.LOOPBACK), WebRtcTransportOptions.preset().withSctp(sctp));
  }
}
