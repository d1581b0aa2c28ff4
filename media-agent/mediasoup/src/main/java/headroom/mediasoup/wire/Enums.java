// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.transport.Protocol;
import headroom.mediasoup.rtp.ConsumerType;
import headroom.mediasoup.rtp.DtlsRole;
import headroom.mediasoup.rtp.DtlsState;
import headroom.mediasoup.rtp.FingerprintAlgorithm;
import headroom.mediasoup.rtp.IceState;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ProducerType;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.SctpState;
import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.rtp.TransportProtocol;
import java.util.List;

/** The constants of each enumeration by their numbers on the channel. */
final class Enums {
  static final List<MediaKind> KINDS = List.of(MediaKind.values());
  static final List<ProducerType> PRODUCER_TYPES = List.of(ProducerType.values());
  static final List<ConsumerType> CONSUMER_TYPES = List.of(ConsumerType.values());
  static final List<DtlsRole> DTLS_ROLES = List.of(DtlsRole.values());
  static final List<DtlsState> DTLS_STATES = List.of(DtlsState.values());
  static final List<IceState> ICE_STATES = List.of(IceState.values());
  static final List<SctpState> SCTP_STATES = List.of(SctpState.values());
  static final List<SrtpCryptoSuite> SRTP_SUITES = List.of(SrtpCryptoSuite.values());
  static final List<FingerprintAlgorithm> FINGERPRINTS = List.of(FingerprintAlgorithm.values());
  static final List<RtpHeaderExtensionUri> HEADER_EXTENSIONS =
      List.of(RtpHeaderExtensionUri.values());

  private Enums() {}

  /** The schema's protocols begin with 1. */
  static int protocol(TransportProtocol protocol) {
    return switch (protocol) {
      case UDP -> Protocol.UDP;
      case TCP -> Protocol.TCP;
    };
  }

  static TransportProtocol protocol(int number) {
    return number == Protocol.TCP ? TransportProtocol.TCP : TransportProtocol.UDP;
  }
}
