// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.pipetransport.PipeTransportOptionsT;
import headroom.mediasoup.fbs.plaintransport.PlainTransportOptionsT;
import headroom.mediasoup.fbs.sctpparameters.SctpStreamParametersT;
import headroom.mediasoup.fbs.srtpparameters.SrtpParametersT;
import headroom.mediasoup.fbs.transport.ListenInfoT;
import headroom.mediasoup.fbs.transport.OptionsT;
import headroom.mediasoup.fbs.transport.PortRangeT;
import headroom.mediasoup.fbs.transport.SocketFlagsT;
import headroom.mediasoup.fbs.webrtctransport.DtlsParametersT;
import headroom.mediasoup.fbs.webrtctransport.FingerprintT;
import headroom.mediasoup.fbs.webrtctransport.ListenUnion;
import headroom.mediasoup.fbs.webrtctransport.WebRtcTransportOptionsT;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.SctpOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.rtp.SrtpParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transport is to be, for the worker. */
final class TransportWriter {
  private TransportWriter() {}

  static WebRtcTransportOptionsT webRtc(WebRtcTransportOptions from, ListenUnion listen) {
    OptionsT base = base(from.sctp(), true);
    base.setInitialAvailableOutgoingBitrate(from.initialAvailableOutgoingBitrate());
    var to = new WebRtcTransportOptionsT();
    to.setBase(base);
    to.setListen(listen);
    to.setEnableUdp(from.enableUdp());
    to.setEnableTcp(from.enableTcp());
    to.setPreferUdp(from.preferUdp());
    to.setPreferTcp(from.preferTcp());
    to.setIceConsentTimeout(from.iceConsentTimeout());
    return to;
  }

  static PlainTransportOptionsT plain(PlainTransportOptions from) {
    var to = new PlainTransportOptionsT();
    to.setBase(base(from.sctp(), false));
    to.setListenInfo(listenInfo(from.listenInfo()));
    to.setRtcpListenInfo(from.rtcpListenInfo() == null ? null : listenInfo(from.rtcpListenInfo()));
    to.setRtcpMux(from.rtcpMux());
    to.setComedia(from.comedia());
    to.setEnableSrtp(from.enableSrtp());
    to.setSrtpCryptoSuite(Numbers.of(from.srtpCryptoSuite()));
    return to;
  }

  static PipeTransportOptionsT pipe(PipeTransportOptions from) {
    var to = new PipeTransportOptionsT();
    to.setBase(base(from.sctp(), false));
    to.setListenInfo(listenInfo(from.listenInfo()));
    to.setEnableRtx(from.enableRtx());
    to.setEnableSrtp(from.enableSrtp());
    return to;
  }

  static ListenInfoT[] listenInfos(List<TransportListenInfo> from) {
    return from.stream().map(TransportWriter::listenInfo).toArray(ListenInfoT[]::new);
  }

  static DtlsParametersT dtls(DtlsParameters from) {
    var to = new DtlsParametersT();
    to.setRole(Numbers.of(from.role()));
    to.setFingerprints(
        from.fingerprints().stream()
            .map(
                fingerprint -> {
                  var one = new FingerprintT();
                  one.setAlgorithm(Numbers.of(fingerprint.algorithm()));
                  one.setValue(fingerprint.value());
                  return one;
                })
            .toArray(FingerprintT[]::new));
    return to;
  }

  static @Nullable SrtpParametersT srtp(@Nullable SrtpParameters from) {
    if (from == null) {
      return null;
    }
    var to = new SrtpParametersT();
    to.setCryptoSuite(Numbers.of(from.cryptoSuite()));
    to.setKeyBase64(from.keyBase64());
    return to;
  }

  static SctpStreamParametersT sctpStream(SctpStreamParameters from) {
    var to = new SctpStreamParametersT();
    to.setStreamId(from.streamId());
    to.setOrdered(from.ordered());
    to.setMaxPacketLifeTime(from.maxPacketLifeTime());
    to.setMaxRetransmits(from.maxRetransmits());
    return to;
  }

  private static ListenInfoT listenInfo(TransportListenInfo from) {
    var range = new PortRangeT();
    range.setMin(from.portRange().min());
    range.setMax(from.portRange().max());
    var flags = new SocketFlagsT();
    flags.setIpv6Only(from.flags().ipv6Only());
    flags.setUdpReusePort(from.flags().udpReusePort());
    var to = new ListenInfoT();
    to.setProtocol(Enums.protocol(from.protocol()));
    to.setIp(from.ip());
    to.setAnnouncedAddress(from.announcedAddress());
    to.setExposeInternalIp(from.exposeInternalIp());
    to.setPort(from.port());
    to.setPortRange(range);
    to.setFlags(flags);
    to.setSendBufferSize(from.sendBufferSize());
    to.setRecvBufferSize(from.recvBufferSize());
    return to;
  }

  private static OptionsT base(SctpOptions sctp, boolean dataChannel) {
    var to = new OptionsT();
    to.setEnableSctp(sctp.enableSctp());
    to.setMaxSendMessageSize(sctp.maxSendMessageSize());
    to.setMaxReceiveMessageSize(sctp.maxReceiveMessageSize());
    to.setSctpSendBufferSize(sctp.sctpSendBufferSize());
    to.setSctpPerStreamSendQueueLimit(sctp.sctpPerStreamSendQueueLimit());
    to.setSctpMaxReceiverWindowBufferSize(sctp.sctpMaxReceiverWindowBufferSize());
    to.setSctpDefaultStreamBufferedAmountLowThreshold(
        sctp.sctpDefaultStreamBufferedAmountLowThreshold());
    to.setIsDataChannel(dataChannel);
    return to;
  }
}
