// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
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
    var stream = SyntheticStream.opus(100, Duration.ofMillis(20));
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
    var stream = SyntheticStream.opus(100, Duration.ofMillis(5));
    stream.pause(true);
    port.send(stream);
    var other = SyntheticStream.opus(100, Duration.ofMillis(5));
    port.send(other);
    await().until(() -> other.sent() > 20);
    assertThat(stream.sent()).isZero();
  }

  @Test
  void whatArrivesIsCountedBySsrcAndRtcpIsNot() throws Exception {
    port.send(new ReceiverReport());
    var ours = receive().getSocketAddress();
    var counter = port.count(7, new GapMeter());
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
