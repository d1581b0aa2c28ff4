// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.mediasoup.fbs.rtpparameters.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.TransportProtocol;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Our constants are in the order of mediasoup's schema; the numbers on the channel depend on it.
 */
class EnumsTest {
  @Test
  void constantsHaveTheSchemasOrder() {
    same(Enums.KINDS, headroom.mediasoup.fbs.rtpparameters.MediaKind.names);
    same(Enums.PRODUCER_TYPES, Arrays.copyOf(headroom.mediasoup.fbs.rtpparameters.Type.names, 3));
    same(Enums.CONSUMER_TYPES, headroom.mediasoup.fbs.rtpparameters.Type.names);
    same(Enums.DTLS_ROLES, headroom.mediasoup.fbs.webrtctransport.DtlsRole.names);
    same(Enums.DTLS_STATES, headroom.mediasoup.fbs.webrtctransport.DtlsState.names);
    same(Enums.SCTP_STATES, headroom.mediasoup.fbs.sctpassociation.SctpState.names);
    same(Enums.SRTP_SUITES, headroom.mediasoup.fbs.srtpparameters.SrtpCryptoSuite.names);
    same(Enums.FINGERPRINTS, headroom.mediasoup.fbs.webrtctransport.FingerprintAlgorithm.names);
    // The worker knows no closed ICE; that is this side's.
    same(Enums.ICE_STATES.subList(0, 4), headroom.mediasoup.fbs.webrtctransport.IceState.names);
  }

  @Test
  void headerExtensionsHaveTheSchemasOrder() {
    assertThat(RtpHeaderExtensionUri.names)
        .containsExactly(
            "Mid",
            "RtpStreamId",
            "RepairRtpStreamId",
            "AbsSendTime",
            "TransportWideCcDraft01",
            "SsrcAudioLevel",
            "DependencyDescriptor",
            "VideoOrientation",
            "TimeOffset",
            "AbsCaptureTime",
            "PlayoutDelay",
            "MediasoupPacketId");
    assertThat(Enums.HEADER_EXTENSIONS)
        .extracting(Enum::name)
        .containsExactly(
            "MID",
            "RTP_STREAM_ID",
            "REPAIRED_RTP_STREAM_ID",
            "ABS_SEND_TIME",
            "TRANSPORT_WIDE_CC",
            "SSRC_AUDIO_LEVEL",
            "DEPENDENCY_DESCRIPTOR",
            "VIDEO_ORIENTATION",
            "TIME_OFFSET",
            "ABS_CAPTURE_TIME",
            "PLAYOUT_DELAY",
            "MEDIASOUP_PACKET_ID");
  }

  @Test
  void protocolsKeepTheirNumbers() {
    for (TransportProtocol protocol : TransportProtocol.values()) {
      assertThat(Enums.protocol(Enums.protocol(protocol))).isEqualTo(protocol);
    }
  }

  private static void same(List<? extends Enum<?>> ours, String[] schema) {
    assertThat(ours).extracting(Enum::name).containsExactly(schema);
  }
}
