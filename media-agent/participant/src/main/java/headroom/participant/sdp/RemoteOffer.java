// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offer that the server would make of the consumers of one receive transport: one m-section per
 * consumer, its mid the section's index.
 *
 * <p>A closed consumer's section stays in its place as {@code inactive} and is taken again by the
 * next consumer of its kind, so the description does not grow with the number of people who came
 * and went. That a section may change hands is why the MID header extension must not be negotiated:
 * streams are told apart by SSRC. Not thread-safe; owned by its receiver.
 */
public final class RemoteOffer {
  private final WebRtcTransportParameters transport;
  private final List<Slot> slots = new ArrayList<>();
  private long version;

  /** A section; the id is null while nobody uses it, the parameters are the latest user's. */
  private record Slot(MediaKind kind, @Nullable String consumerId, RtpParameters rtp) {}

  /** An offer without sections yet. */
  public RemoteOffer(WebRtcTransportParameters transport) {
    this.transport = transport;
  }

  /** Puts a consumer into a free or a new section and returns its mid. */
  public String add(String consumerId, MediaKind kind, RtpParameters rtp) {
    var slot = new Slot(kind, consumerId, rtp);
    for (var index = 0; index < slots.size(); index++) {
      if (slots.get(index).consumerId() == null && slots.get(index).kind() == kind) {
        slots.set(index, slot);
        return Integer.toString(index);
      }
    }
    slots.add(slot);
    return Integer.toString(slots.size() - 1);
  }

  /** Makes a consumer's section inactive; returns false when it has none. */
  public boolean remove(String consumerId) {
    for (var index = 0; index < slots.size(); index++) {
      var slot = slots.get(index);
      if (consumerId.equals(slot.consumerId())) {
        slots.set(index, new Slot(slot.kind(), null, slot.rtp()));
        return true;
      }
    }
    return false;
  }

  /** The next offer; each call raises its version. */
  public String sdp() {
    var mids = new ArrayList<String>();
    for (var index = 0; index < slots.size(); index++) {
      mids.add(Integer.toString(index));
    }
    version++;
    var sdp = new SdpWriter(transport, version, "actpass", mids);
    for (var index = 0; index < slots.size(); index++) {
      var slot = slots.get(index);
      if (slot.consumerId() == null) {
        sdp.section(slot.kind(), mids.get(index), "inactive", slot.rtp());
      } else {
        sdp.section(slot.kind(), mids.get(index), "sendonly", slot.rtp());
        streams(sdp, slot.consumerId(), slot.rtp());
      }
    }
    return sdp.toString();
  }

  private static void streams(SdpWriter sdp, String consumerId, RtpParameters rtp) {
    var cname = rtp.rtcp() == null || rtp.rtcp().cname() == null ? consumerId : rtp.rtcp().cname();
    sdp.line("a=msid:%s %s".formatted(consumerId, consumerId));
    for (var encoding : rtp.encodings()) {
      if (encoding.ssrc() == null) {
        continue;
      }
      if (encoding.rtx() != null) {
        sdp.line("a=ssrc-group:FID %d %d".formatted(encoding.ssrc(), encoding.rtx().ssrc()));
      }
      sdp.line("a=ssrc:%d cname:%s".formatted(encoding.ssrc(), cname));
      if (encoding.rtx() != null) {
        sdp.line("a=ssrc:%d cname:%s".formatted(encoding.rtx().ssrc(), cname));
      }
    }
  }
}
