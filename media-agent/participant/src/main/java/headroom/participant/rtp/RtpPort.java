// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One participant's UDP port towards one plain transport: what it sends, and counters by SSRC. */
public final class RtpPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RtpPort.class);

  private final RtpLoop loop;
  private final DatagramChannel channel;
  private final Map<Long, RtpCounter> counters = new ConcurrentHashMap<>();

  RtpPort(RtpLoop loop, DatagramChannel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Begins to send this stream, until the port closes. */
  public void send(SyntheticStream stream) {
    loop.send(stream, this);
  }

  /** Counts what arrives with this SSRC. */
  public RtpCounter count(long ssrc) {
    return counters.computeIfAbsent(ssrc, _ -> new RtpCounter());
  }

  /** Stops counting this SSRC. */
  public void forget(long ssrc) {
    counters.remove(ssrc);
  }

  /** An empty packet: a transport with comedia learns our address from the first one. */
  public void sayHello() {
    send(ByteBuffer.allocate(1));
  }

  DatagramChannel channel() {
    return channel;
  }

  void send(ByteBuffer packet) {
    try {
      channel.write(packet);
    } catch (IOException e) {
      // UDP may fail while the worker is away; the next packet tries again.
      LOG.trace("RTP packet not sent", e);
    }
  }

  void received(ByteBuffer packet, long nowNanos) {
    if (RtpPacket.isRtp(packet)) {
      var counter = counters.get(RtpPacket.ssrc(packet));
      if (counter != null) {
        counter.arrived(RtpPacket.sequence(packet), packet.remaining(), nowNanos);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
