// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ParticipantId;
import headroom.agent.testing.RtpReceiver;
import headroom.agent.testing.RtpSender;
import headroom.mediasoup.Consumer;
import headroom.mediasoup.PipeTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.rtp.MediaKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real workers, and RTP through the pipe between them. */
@Timeout(60)
class PipeEndTest {
  private static final ParticipantId ANN = new ParticipantId("ann");

  @TempDir private Path folder;
  private PipeRouters routers;
  private PipeEnd near;
  private PipeEnd far;
  private final List<Producer> arrived = new CopyOnWriteArrayList<>();
  private final Map<String, StreamState> states = new ConcurrentHashMap<>();
  private final AtomicInteger losses = new AtomicInteger();

  @BeforeEach
  void open() {
    routers = PipeRouters.start(folder);
    var options =
        PipeTransportOptions.on(TransportListenInfo.udp("127.0.0.1")).withRtx(true).withSrtp(true);
    near = PipeEnd.open("near", routers.near(), options, new Ears(), losses::incrementAndGet);
    far = PipeEnd.open("far", routers.far(), options, new Ears(), () -> {});
  }

  @AfterEach
  void close() {
    near.close();
    far.close();
    routers.close();
  }

  private void connect() {
    near.connect(far.address());
    far.connect(near.address());
    near.attach(far.near());
    far.attach(near.near());
  }

  @Test
  void aLiveStreamArrivesUnderItsOwnIdAndFlows() {
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    near.carry(audio, ANN, MediaJson.object(), true);
    connect();
    await().until(() -> arrived.size() == 1);
    assertThat(arrived.getFirst().id()).isEqualTo(audio.id());
    try (var receiver = new RtpReceiver();
        var _ = RtpSender.audio(routers.port(audio), 1111)) {
      routers.listen(arrived.getFirst(), receiver);
      await().until(() -> receiver.packets() > 20);
      assertThat(near.consumers()).hasSize(1).noneMatch(Consumer::paused);
      assertThat(near.cost().bytesSent()).isPositive();
    }
  }

  @Test
  void aStreamOnStandbyArrivesPausedAndFlowsOnceItIsLive() {
    connect();
    var video = routers.produce(MediaKind.VIDEO, 2222);
    try (var receiver = new RtpReceiver();
        var _ = RtpSender.video(routers.port(video), List.of(2222L))) {
      near.carry(video, ANN, MediaJson.object(), false);
      await().until(() -> arrived.size() == 1);
      routers.listen(arrived.getFirst(), receiver);
      await().until(() -> arrived.getFirst().paused());
      assertThat(near.consumers()).hasSize(1).allMatch(Consumer::paused);
      assertThat(near.cost().bytesSent()).isZero();

      near.carry(video, ANN, MediaJson.object(), true);
      await().until(() -> !arrived.getFirst().paused());
      assertThat(states).containsEntry(video.id(), new StreamState(false, false));
      await().until(() -> receiver.packets() > 100);
      assertThat(near.consumers()).hasSize(1).noneMatch(Consumer::paused);

      near.carry(video, ANN, MediaJson.object(), false);
      await().until(() -> arrived.getFirst().paused());
      assertThat(arrived).hasSize(1);
    }
  }

  @Test
  void theFarProducerFollowsItsOrigin() {
    connect();
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    near.carry(audio, ANN, MediaJson.object(), true);
    await().until(() -> arrived.size() == 1 && !arrived.getFirst().paused());
    audio.pause();
    await().until(() -> arrived.getFirst().paused());
    audio.resume();
    await().until(() -> !arrived.getFirst().paused());
    audio.close();
    await().until(() -> arrived.getFirst().closed());
  }

  @Test
  void aDroppedStreamEndsAtTheFarEndAndStaysAtItsOrigin() {
    connect();
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    near.carry(audio, ANN, MediaJson.object(), true);
    await().until(() -> arrived.size() == 1);
    near.drop(audio.id());
    await().until(() -> arrived.getFirst().closed());
    assertThat(audio.closed()).isFalse();
  }

  @Test
  void aFarEndThatForgotItIsToldAgain() {
    var link = connectByLink();
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    near.carry(audio, ANN, MediaJson.object(), true);
    await().until(() -> arrived.size() == 1);
    arrived.getFirst().close();
    near.attach(link);
    await().until(() -> arrived.size() == 2);
    assertThat(arrived.getLast().id()).isEqualTo(audio.id());
    assertThat(link.produced).hasValue(2);
  }

  @Test
  void aFarEndThatKnowsItChangesNothing() {
    var link = connectByLink();
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    near.carry(audio, ANN, MediaJson.object(), true);
    await().until(() -> arrived.size() == 1);
    near.attach(link);
    await().until(() -> link.produced.get() == 2);
    assertThat(arrived).hasSize(1);
    assertThat(arrived.getFirst().closed()).isFalse();
  }

  @Test
  void whatAFarEndMissedWhileItWasAwayIsRepeated() {
    var link = connectByLink();
    link.away = true;
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    near.carry(audio, ANN, MediaJson.object(), true);
    await().until(() -> link.refused.get() == 1);
    link.away = false;
    near.attach(link);
    await().until(() -> arrived.size() == 1 && !arrived.getFirst().paused());

    link.away = true;
    near.drop(audio.id());
    await().until(() -> link.refused.get() == 2);
    assertThat(arrived.getFirst().closed()).isFalse();
    link.away = false;
    near.attach(link);
    await().until(() -> arrived.getFirst().closed());
  }

  @Test
  void whoeverOwnsItHearsThatTheFarEndIsAwayAndNothingMoreIsTried() {
    var link = connectByLink();
    link.away = true;
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    near.carry(audio, ANN, MediaJson.object(), true);
    await().until(() -> losses.get() == 1);
    near.carry(audio, ANN, MediaJson.object(), false);
    near.drop(audio.id());
    await().until(() -> near.consumers().isEmpty());
    assertThat(link.refused).hasValue(1);
  }

  @Test
  void theNextAgentGoesOnWithWhatTheOneBeforeItSent() {
    connect();
    var audio = routers.produce(MediaKind.AUDIO, 1111);
    var video = routers.produce(MediaKind.VIDEO, 2222);
    near.carry(audio, ANN, MediaJson.object(), true);
    near.carry(video, ANN, MediaJson.object(), true);
    await().until(() -> arrived.size() == 2);
    var transport =
        routers.near().transports().stream()
            .filter(PipeTransport.class::isInstance)
            .map(PipeTransport.class::cast)
            .findFirst()
            .orElseThrow();
    var next = PipeEnd.adopt("next", transport, new Ears(), () -> {});
    assertThat(next.remote().orElseThrow().port()).isEqualTo(far.address().port());
    next.carry(audio, ANN, MediaJson.object(), true);
    next.attach(far.near());
    await().until(() -> transport.consumers().size() == 1);
    await().until(() -> arrived.stream().filter(Producer::closed).count() == 1);
    assertThat(transport.consumers())
        .allSatisfy(
            left -> {
              assertThat(left.producerId()).isEqualTo(audio.id());
            });
  }

  private final class Ears implements Arrivals {
    @Override
    public void arrived(PipedStream stream, Producer producer) {
      arrived.add(producer);
    }

    @Override
    public void changed(String producerId, StreamState state) {
      states.put(producerId, state);
    }
  }

  private Link connectByLink() {
    var link = new Link(far.near());
    near.connect(far.address());
    far.connect(near.address());
    near.attach(link);
    far.attach(near.near());
    return link;
  }

  /** The way to the far end, which may be cut. */
  private static final class Link implements FarEnd {
    private final FarEnd end;
    private final AtomicInteger produced = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;

    private Link(FarEnd end) {
      this.end = end;
    }

    @Override
    public void produce(PipedStream stream) {
      pass();
      end.produce(stream);
      produced.incrementAndGet();
    }

    @Override
    public void update(String producerId, StreamState state) {
      pass();
      end.update(producerId, state);
    }

    @Override
    public void close(String producerId) {
      pass();
      end.close(producerId);
    }

    private void pass() {
      if (away) {
        refused.incrementAndGet();
        throw new IllegalStateException("the far host is away");
      }
    }
  }
}
