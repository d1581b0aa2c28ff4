// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * What an endpoint can do in SCTP; sent by clients, not needed by this mediasoup version.
 *
 * @param numStreams mandatory
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/sctp-parameters/#SctpCapabilities">SctpCapabilities</a>
 */
public record SctpCapabilities(NumSctpStreams numStreams) {
  public SctpCapabilities {
    numStreams = Absent.orInvalid(numStreams, "numStreams");
  }
}
