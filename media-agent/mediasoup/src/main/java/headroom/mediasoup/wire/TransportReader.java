// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.pipetransport.DumpResponseT;
import headroom.mediasoup.fbs.sctpassociation.SctpNegotiatedCapabilitiesT;
import headroom.mediasoup.fbs.sctpparameters.SctpParametersT;
import headroom.mediasoup.fbs.sctpparameters.SctpStreamParametersT;
import headroom.mediasoup.fbs.srtpparameters.SrtpParametersT;
import headroom.mediasoup.fbs.transport.DumpT;
import headroom.mediasoup.fbs.transport.RecvRtpHeaderExtensionsT;
import headroom.mediasoup.fbs.transport.TupleT;
import headroom.mediasoup.fbs.webrtctransport.DtlsParametersT;
import headroom.mediasoup.fbs.webrtctransport.IceCandidateT;
import headroom.mediasoup.fbs.webrtctransport.IceParametersT;
import headroom.mediasoup.rtp.DtlsFingerprint;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.IceCandidate;
import headroom.mediasoup.rtp.IceCandidateTcpType;
import headroom.mediasoup.rtp.IceCandidateType;
import headroom.mediasoup.rtp.IceParameters;
import headroom.mediasoup.rtp.SctpNegotiatedCapabilities;
import headroom.mediasoup.rtp.SctpParameters;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.rtp.SrtpParameters;
import headroom.mediasoup.rtp.TransportTuple;
import headroom.mediasoup.state.TransportBaseDump;
import headroom.mediasoup.state.TransportDump;
import org.jspecify.annotations.Nullable;

/** What a transport is, from the worker. */
final class TransportReader {
  /** What SCTP allows; mediasoup no longer negotiates less, but clients still ask. */
  private static final int SCTP_STREAMS = 65_535;

  private TransportReader() {}

  static TransportDump.WebRtc webRtc(headroom.mediasoup.fbs.webrtctransport.DumpResponseT from) {
    return new TransportDump.WebRtc(
        base(from.getBase()),
        iceParameters(from.getIceParameters()),
        Vectors.map(from.getIceCandidates(), TransportReader::iceCandidate),
        Numbers.constant(Enums.ICE_STATES, from.getIceState()),
        tuple(from.getIceSelectedTuple()),
        dtls(from.getDtlsParameters()),
        Numbers.constant(Enums.DTLS_STATES, from.getDtlsState()));
  }

  static TransportDump.Plain plain(headroom.mediasoup.fbs.plaintransport.DumpResponseT from) {
    return new TransportDump.Plain(
        base(from.getBase()),
        from.getRtcpMux(),
        from.getComedia(),
        presentTuple(from.getTuple()),
        tuple(from.getRtcpTuple()),
        srtp(from.getSrtpParameters()));
  }

  static TransportDump.Pipe pipe(DumpResponseT from) {
    return new TransportDump.Pipe(
        base(from.getBase()),
        presentTuple(from.getTuple()),
        from.getRtx(),
        srtp(from.getSrtpParameters()));
  }

  static @Nullable TransportTuple tuple(@Nullable TupleT from) {
    return from == null ? null : presentTuple(from);
  }

  static TransportTuple presentTuple(TupleT from) {
    return new TransportTuple(
        from.getLocalAddress(),
        from.getLocalPort(),
        from.getRemoteIp(),
        from.getRemoteIp() == null ? null : from.getRemotePort(),
        Enums.protocol(from.getProtocol()));
  }

  static @Nullable SrtpParameters srtp(@Nullable SrtpParametersT from) {
    return from == null
        ? null
        : new SrtpParameters(
            Numbers.constant(Enums.SRTP_SUITES, from.getCryptoSuite()), from.getKeyBase64());
  }

  static @Nullable SctpStreamParameters sctpStream(@Nullable SctpStreamParametersT from) {
    return from == null
        ? null
        : new SctpStreamParameters(
            from.getStreamId(),
            from.getOrdered(),
            from.getMaxPacketLifeTime(),
            from.getMaxRetransmits());
  }

  private static TransportBaseDump base(DumpT from) {
    return new TransportBaseDump(
        from.getId(),
        Vectors.strings(from.getProducerIds()),
        Vectors.strings(from.getConsumerIds()),
        Vectors.byNumber(from.getMapSsrcConsumerId()),
        Vectors.byNumber(from.getMapRtxSsrcConsumerId()),
        Vectors.strings(from.getDataProducerIds()),
        Vectors.strings(from.getDataConsumerIds()),
        Vectors.byNumber(from.getRtpListener().getSsrcTable()),
        Vectors.byString(from.getRtpListener().getMidTable()),
        Vectors.byString(from.getRtpListener().getRidTable()),
        headerExtensions(from.getRecvRtpHeaderExtensions()),
        from.getMaxSendMessageSize(),
        from.getMaxReceiveMessageSize(),
        sctp(from.getSctpParameters()),
        from.getSctpState() == null
            ? null
            : Numbers.constant(Enums.SCTP_STATES, from.getSctpState()),
        sctpNegotiated(from.getSctpNegotiatedCapabilities()));
  }

  /** The worker says 0 as long as nothing has been agreed. */
  private static @Nullable SctpNegotiatedCapabilities sctpNegotiated(
      @Nullable SctpNegotiatedCapabilitiesT from) {
    return from == null || from.getNegotiatedMaxOutboundStreams() == 0
        ? null
        : new SctpNegotiatedCapabilities(
            from.getNegotiatedMaxOutboundStreams(), from.getNegotiatedMaxInboundStreams());
  }

  private static TransportBaseDump.RecvRtpHeaderExtensions headerExtensions(
      RecvRtpHeaderExtensionsT from) {
    return new TransportBaseDump.RecvRtpHeaderExtensions(
        from.getMid(),
        from.getRid(),
        from.getRrid(),
        from.getAbsSendTime(),
        from.getTransportWideCc01());
  }

  private static @Nullable SctpParameters sctp(@Nullable SctpParametersT from) {
    return from == null
        ? null
        : new SctpParameters(
            from.getPort(),
            from.getMaxSendMessageSize(),
            from.getMaxReceiveMessageSize(),
            from.getSendBufferSize(),
            from.getPerStreamSendQueueLimit(),
            from.getMaxReceiverWindowBufferSize(),
            from.getIsDataChannel(),
            SCTP_STREAMS,
            SCTP_STREAMS,
            from.getMaxReceiveMessageSize());
  }

  private static IceParameters iceParameters(IceParametersT from) {
    return new IceParameters(from.getUsernameFragment(), from.getPassword(), from.getIceLite());
  }

  private static IceCandidate iceCandidate(IceCandidateT from) {
    return new IceCandidate(
        from.getFoundation(),
        from.getPriority(),
        from.getAddress(),
        from.getAddress(),
        Enums.protocol(from.getProtocol()),
        from.getPort(),
        IceCandidateType.HOST,
        from.getTcpType() == null ? null : IceCandidateTcpType.PASSIVE);
  }

  private static DtlsParameters dtls(DtlsParametersT from) {
    return new DtlsParameters(
        Numbers.constant(Enums.DTLS_ROLES, from.getRole()),
        Vectors.map(
            from.getFingerprints(),
            fingerprint ->
                new DtlsFingerprint(
                    Numbers.constant(Enums.FINGERPRINTS, fingerprint.getAlgorithm()),
                    fingerprint.getValue())));
  }
}
