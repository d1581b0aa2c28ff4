// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RtpLoopTest {
  private RtpLoop loop;
  private DatagramSocket router;
  private RtpPort port;

  @BeforeEach
  void open() throws Exception {
    loop = new RtpLoop();
    router = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    router.setSoTimeout(5_000);
    port = loop.connect((InetSocketAddress) router.getLocalSocketAddress());
  }

  @AfterEach
  void close() throws Exception {
    port.close();
    router.close();
    loop.close();
  }

  private DatagramPacket receive() throws Exception {
    var packet = new DatagramPacket(new byte[2048], 2048);
    router.receive(packet);
    return packet;
  }

  private static SyntheticStream opus(int intervalMs, int levelExtension) {
    var interval = Duration.ofMillis(intervalMs);
    return SyntheticStream.opus(100, interval, interval, levelExtension);
  }

  private ByteBuffer receiveRtp() throws Exception {
    var packet = receive();
    return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
  }

  @Test
  void whoIsSilentSaysSoInTheHeader() throws Exception {
    port.send(opus(20, 10));
    var packet = receiveRtp();
    assertThat(packet.get(0)).as("with an extension").isEqualTo((byte) 0x90);
    assertThat(packet.getShort(12)).isEqualTo((short) 0xBEDE);
    assertThat(packet.getShort(14)).as("words of it").isEqualTo((short) 1);
    assertThat(packet.get(16)).as("number 10, one byte").isEqualTo((byte) 0xA0);
    assertThat(packet.get(17)).as("-127 dBov, no voice").isEqualTo((byte) 127);
    assertThat(packet.get(20)).as("opus").isEqualTo((byte) 0xF8);
    assertThat(Mark.of(packet)).isNull();
  }

  @Test
  void whoSpeaksIsLoudAndMarksEachPacket() throws Exception {
    var stream = opus(20, 10);
    var before = System.nanoTime();
    stream.speak(true);
    port.send(stream);
    var first = receiveRtp();
    var second = receiveRtp();
    assertThat(first.get(17)).as("-30 dBov, voice").isEqualTo((byte) (0x80 | 30));
    var mark = Objects.requireNonNull(Mark.of(first));
    var later = Objects.requireNonNull(Mark.of(second));

    assertThat(mark.turnNanos()).isBetween(before, mark.sentNanos());
    assertThat(later.turnNanos()).isEqualTo(mark.turnNanos());
    assertThat(later.sentNanos()).isBetween(mark.sentNanos() + 1, System.nanoTime());
  }

  @Test
  void aPacketWithoutTheExtensionIsAsBefore() throws Exception {
    port.send(opus(20, 0));
    var packet = receiveRtp();
    assertThat(packet.limit()).isEqualTo(15);
    assertThat(packet.get(0)).isEqualTo((byte) 0x80);
  }

  @Test
  void speechIsHeardOncePerTurnAndEachPacketsDelayIsMeasured() throws Exception {
    port.send(new ReceiverReport());
    var ours = receive().getSocketAddress();
    List<Duration> heard = new CopyOnWriteArrayList<>();
    var voice = new VoiceMeter(heard::add);
    port.count(7, new GapMeter().feed(), voice);
    var turn = System.nanoTime() - Duration.ofMillis(50).toNanos();
    speak(ours, turn, 10);
    speak(ours, turn, 20);
    await().until(() -> voice.delays().count() == 2);
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(5));
    assertThat(voice.delays().medianMicros()).isBetween(10_000L, 1_000_000L);
    assertThat(voice.delays().maxMicros()).isBetween(20_000L, 1_000_000L);
    speak(ours, turn + 1, 1);
    await().until(() -> heard.size() == 2);
    // Late, of the turn before: no news.
    speak(ours, turn, 1);
    await().until(() -> voice.delays().count() == 4);
    assertThat(heard).hasSize(2);
  }

  private void speak(SocketAddress to, long turn, int msAgo) throws Exception {
    var packet = ByteBuffer.allocate(64);
    RtpPacket.writeHeader(packet, 100, false, 1, 0, 7);
    RtpPacket.writeAudioLevel(packet, 0, 10, true, 30);
    new Mark(turn, System.nanoTime() - Duration.ofMillis(msAgo).toNanos()).write(packet);
    router.send(new DatagramPacket(packet.array(), packet.position(), to));
  }

  @Test
  void keyFrameRequestsAreCountedForTheStreamThatTheyAskOf() throws Exception {
    port.send(new ReceiverReport());
    var ours = receive().getSocketAddress();
    var asked = port.countKeyFrameRequests(7);
    var other = port.countKeyFrameRequests(8);
    // A receiver report, a PLI of 7 and an FIR of 8 in one packet.
    var compound = ByteBuffer.allocate(8 + 12 + 20);
    compound.put((byte) 0x80).put((byte) 201).putShort((short) 1).putInt(1);
    compound.put((byte) 0x81).put((byte) 206).putShort((short) 2).putInt(1).putInt(7);
    compound.put((byte) 0x84).put((byte) 206).putShort((short) 4).putInt(1).putInt(0);
    compound.putInt(8).putInt(0);
    router.send(new DatagramPacket(compound.array(), compound.position(), ours));
    router.send(new DatagramPacket(compound.array(), 20, ours));
    await().until(() -> asked.total() == 2);
    assertThat(other.total()).isEqualTo(1);
    assertThat(asked.mostInASecond()).isEqualTo(2);
    asked.reset();
    assertThat(asked.total()).isZero();
  }

  @Test
  void aVideoStreamSendsAKeyFrameInEachPicture() throws Exception {
    var stream = SyntheticStream.vp8(101, Duration.ofMillis(50));
    port.send(stream);
    var first = ByteBuffer.wrap(receive().getData());
    var second = ByteBuffer.wrap(receive().getData());
    assertThat(first.get(1) & 0x7F).isEqualTo(101);
    assertThat(RtpPacket.ssrc(first)).isEqualTo(stream.ssrc());
    assertThat(RtpPacket.sequence(second)).isEqualTo((RtpPacket.sequence(first) + 1) & 0xFFFF);
    assertThat(second.getInt(4) - first.getInt(4)).as("50 ms at 90 kHz").isEqualTo(4_500);
    // Behind the payload descriptor of 4 bytes: an even first byte is a key frame, then its mark.
    assertThat(first.get(16) & 1).isZero();
    assertThat(first.get(19)).isEqualTo((byte) 0x9D);
  }

  @Test
  void anAudioStreamKeepsItsRate() throws Exception {
    var stream = opus(20, 0);
    var start = System.nanoTime();
    port.send(stream);
    for (var i = 0; i < 25; i++) {
      receive();
    }
    // 25 packets are 24 intervals.
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(450), Duration.ofMillis(2_000));
  }

  @Test
  void aPausedStreamSendsNothing() {
    var stream = opus(5, 0);
    stream.pause(true);
    port.send(stream);
    var other = opus(5, 0);
    port.send(other);
    await().until(() -> other.sent() > 20);
    assertThat(stream.sent()).isZero();
  }

  @Test
  void whatArrivesIsCountedBySsrcAndRtcpIsNot() throws Exception {
    port.send(new ReceiverReport());
    var ours = receive().getSocketAddress();
    var counter = port.count(7, new GapMeter().feed(), new VoiceMeter(_ -> {}));
    var rtp = ByteBuffer.allocate(20);
    RtpPacket.writeHeader(rtp, 100, false, 1, 0, 7);
    var rtcp = ByteBuffer.allocate(28).put((byte) 0x80).put((byte) 200).putShort((short) 6);
    rtcp.putInt(8, 7);
    router.send(new DatagramPacket(rtcp.array(), 28, ours));
    router.send(new DatagramPacket(rtp.array(), 20, ours));
    await().until(() -> counter.snapshot().packets() > 0);
    assertThat(counter.snapshot().packets()).isEqualTo(1);
    assertThat(counter.snapshot().bytes()).isEqualTo(20);
  }
}
