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
  private final Map<Long, KeyFrameRequests> requests = new ConcurrentHashMap<>();

  RtpPort(RtpLoop loop, DatagramChannel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Begins to send these packets, until the port closes. */
  public void send(PacketSource source) {
    loop.send(source, this);
  }

  /** Counts what arrives with this SSRC, and measures its gaps and how speech is heard. */
  public RtpCounter count(long ssrc, GapMeter.Feed gaps, VoiceMeter voice) {
    var counter = new RtpCounter(gaps, voice);
    counters.put(ssrc, counter);
    return counter;
  }

  /** Stops counting this SSRC. */
  public void forget(long ssrc) {
    counters.remove(ssrc);
  }

  /** Counts how often the router asks the sender of this SSRC for a key frame. */
  public KeyFrameRequests countKeyFrameRequests(long ssrc) {
    return requests.computeIfAbsent(ssrc, _ -> new KeyFrameRequests());
  }

  private void asked(long ssrc, long nowNanos) {
    var counter = requests.get(ssrc);
    if (counter != null) {
      counter.asked(nowNanos);
    }
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
        counter.arrived(packet, nowNanos);
      }
    } else {
      KeyFrameRequests.asked(packet).forEach(ssrc -> asked(ssrc, nowNanos));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("RTP port not closed", e);
    }
  }
}
