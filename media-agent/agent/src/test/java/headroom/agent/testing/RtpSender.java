// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends plain RTP every 20 ms: loud audio, or pictures that are all key frames. */
public final class RtpSender implements AutoCloseable {
  /** The header extension id of the audio level in {@link Media#opus}. */
  private static final int AUDIO_LEVEL_ID = 10;

  private static final int LOUD_DBOV = 20;

  /** From one audio packet's time stamp to the next. */
  static final int AUDIO_STEP = 960;

  private final DatagramSocket socket;
  private final InetAddress address;
  private final int port;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean loud = true;
  private final Map<Long, Integer> sequences = new HashMap<>();

  private RtpSender(int port) {
    try {
      this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.address = InetAddress.getLoopbackAddress();
    this.port = port;
  }

  /** Opus packets with an audio level. */
  public static RtpSender audio(int port, long ssrc) {
    var sender = new RtpSender(port);
    sender.every20Ms(() -> sender.send(sender.audioPacket(ssrc)));
    return sender;
  }

  /** VP8 key frames on each of the given streams. */
  public static RtpSender video(int port, List<Long> ssrcs) {
    var sender = new RtpSender(port);
    sender.every20Ms(() -> ssrcs.forEach(ssrc -> sender.send(sender.videoPacket(ssrc))));
    return sender;
  }

  /** Whether the audio is loud or silent. */
  public void loud(boolean changed) {
    loud = changed;
  }

  private void every20Ms(Runnable task) {
    var _ = clock.scheduleAtFixedRate(task, 0, 20, TimeUnit.MILLISECONDS);
  }

  private byte[] audioPacket(long ssrc) {
    int level = loud ? LOUD_DBOV : 127;
    var packet = new byte[96];
    header(packet, true, 111, ssrc, AUDIO_STEP)
        .putShort((short) 0xBEDE)
        .putShort((short) 1)
        .put((byte) (AUDIO_LEVEL_ID << 4))
        .put((byte) (0x80 | level));
    return packet;
  }

  private byte[] videoPacket(long ssrc) {
    var packet = new byte[200];
    header(packet, false, 0x80 | 96, ssrc, 1_800) // The marker: each packet is a whole picture.
        .put((byte) 0x10) // Descriptor: start of the first partition.
        .put(new byte[] {0x10, 0x02, 0x00, (byte) 0x9d, 0x01, 0x2a}) // A key frame begins so.
        .putShort((short) 0x4001)
        .putShort((short) 0xf000);
    return packet;
  }

  private ByteBuffer header(
      byte[] packet, boolean extension, int payloadType, long ssrc, int step) {
    int sequence = sequences.merge(ssrc, 1, Integer::sum);
    return ByteBuffer.wrap(packet)
        .put((byte) (0x80 | (extension ? 0x10 : 0)))
        .put((byte) payloadType)
        .putShort((short) sequence)
        .putInt(sequence * step)
        .putInt((int) ssrc);
  }

  private void send(byte[] packet) {
    try {
      socket.send(new DatagramPacket(packet, packet.length, address, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    socket.close();
  }
}
