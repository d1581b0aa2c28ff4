// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ParticipantId;
import headroom.agent.testing.RtpReceiver;
import headroom.agent.testing.RtpSender;
import headroom.mediasoup.Producer;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.rtp.MediaKind;
import java.nio.file.Path;
import java.util.List;
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

  @BeforeEach
  void open() {
    routers = PipeRouters.start(folder);
    var options =
        PipeTransportOptions.on(TransportListenInfo.udp("127.0.0.1")).withRtx(true).withSrtp(true);
    near = PipeEnd.open("near", routers.near(), options, (stream, producer) -> {});
    far = PipeEnd.open("far", routers.far(), options, (stream, producer) -> arrived.add(producer));
  }

  @AfterEach
  void close() {
    near.close();
    far.close();
    routers.close();
  }

  private void connect() {
    near.connect(far.address(), far.near());
    far.connect(near.address(), near.near());
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
      assertThat(near.cost().live()).isEqualTo(1);
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
      assertThat(near.cost().paused()).isEqualTo(1);
      assertThat(near.cost().bytesSent()).isZero();

      near.carry(video, ANN, MediaJson.object(), true);
      await().until(() -> !arrived.getFirst().paused());
      await().until(() -> receiver.packets() > 100);
      assertThat(near.cost().live()).isEqualTo(1);

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
    near.repeat();
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
    near.repeat();
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
    near.repeat();
    await().until(() -> arrived.size() == 1 && !arrived.getFirst().paused());

    link.away = true;
    near.drop(audio.id());
    await().until(() -> link.refused.get() == 2);
    assertThat(arrived.getFirst().closed()).isFalse();
    link.away = false;
    near.repeat();
    await().until(() -> arrived.getFirst().closed());
  }

  private Link connectByLink() {
    var link = new Link(far.near());
    near.connect(far.address(), link);
    far.connect(near.address(), near.near());
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
    public void pause(String producerId, boolean paused) {
      pass();
      end.pause(producerId, paused);
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
