// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.RejectedException;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.PlainRemote;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.SctpOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.DtlsFingerprint;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.DtlsRole;
import headroom.mediasoup.rtp.DtlsState;
import headroom.mediasoup.rtp.FingerprintAlgorithm;
import headroom.mediasoup.rtp.IceCandidate;
import headroom.mediasoup.rtp.IceCandidateTcpType;
import headroom.mediasoup.rtp.IceParameters;
import headroom.mediasoup.rtp.IceState;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.SctpState;
import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.rtp.TransportProtocol;
import headroom.mediasoup.state.TransportDump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class TransportTest {
  private static final DtlsParameters CLIENT =
      new DtlsParameters(
          DtlsRole.CLIENT,
          List.of(
              new DtlsFingerprint(
                  FingerprintAlgorithm.SHA256,
                  "82:5A:68:3D:36:C3:0A:DE:AF:E7:32:43:D2:88:83:57:AC:2D:65:E5:80:C4:B6:FB:AF:1A:A0:21:9F:6D:0C:AD")));

  @RegisterExtension final TestWorkers workers = new TestWorkers();
  private Worker worker;
  private Router router;

  @BeforeEach
  void aRouter() {
    worker = workers.start();
    router = worker.createRouter(Samples.CODECS);
  }

  @Test
  void aRouterOffersItsCodecsWithRtx() {
    assertThat(router.rtpCapabilities().codecs())
        .extracting(codec -> codec.mimeType())
        .containsExactly(
            "audio/opus",
            "video/VP8",
            "video/rtx",
            "video/H264",
            "video/rtx",
            "video/VP9",
            "video/rtx");
    assertThat(router.mediaCodecs()).isEqualTo(Samples.CODECS);
    assertThat(worker.dump().routerIds()).containsExactly(router.id());
    assertThat(router.dump().transportIds()).isEmpty();
  }

  @Test
  void aWebRtcTransportListensOnItsServer() {
    WebRtcServer server =
        worker.createWebRtcServer(
            List.of(TransportListenInfo.udp("127.0.0.1"), TransportListenInfo.tcp("127.0.0.1")));
    int port = server.dump().udpSockets().getFirst().port();

    WebRtcTransport transport =
        router.createWebRtcTransport(
            server, WebRtcTransportOptions.preset().withSctp(SctpOptions.enabled()));

    assertThat(transport.iceCandidates())
        .extracting(IceCandidate::protocol)
        .containsExactly(TransportProtocol.UDP, TransportProtocol.TCP);
    assertThat(transport.iceCandidates().getFirst().port()).isEqualTo(port);
    assertThat(transport.iceCandidates().getFirst().address()).isEqualTo("127.0.0.1");
    assertThat(transport.iceCandidates().getLast().tcpType())
        .isEqualTo(IceCandidateTcpType.PASSIVE);
    assertThat(transport.iceParameters().iceLite()).isTrue();
    assertThat(transport.iceState()).isEqualTo(IceState.NEW);
    assertThat(transport.dtlsState()).isEqualTo(DtlsState.NEW);
    assertThat(transport.dtlsParameters().role()).isEqualTo(DtlsRole.AUTO);
    assertThat(transport.dtlsParameters().fingerprints()).hasSize(5);
    assertThat(transport.sctpState()).isEqualTo(SctpState.NEW);
    assertThat(transport.sctpParameters()).isNotNull();
    assertThat(server.dump().webRtcTransportIds()).containsExactly(transport.id());
    assertThat(server.webRtcTransports()).containsExactly(transport);
    assertThat(router.transport(transport.id())).contains(transport);
  }

  @Test
  void aServerThatClosesTakesItsTransportsWithIt() {
    WebRtcServer server = worker.createWebRtcServer(List.of(TransportListenInfo.udp("127.0.0.1")));
    WebRtcTransport transport =
        router.createWebRtcTransport(server, WebRtcTransportOptions.preset());
    var reason = new AtomicReference<CloseReason>();
    transport.onClose(reason::set);

    server.close();

    assertThat(reason).hasValue(CloseReason.WEBRTC_SERVER_CLOSED);
    assertThat(transport.iceState()).isEqualTo(IceState.CLOSED);
    assertThat(transport.dtlsState()).isEqualTo(DtlsState.CLOSED);
    assertThat(router.transports()).isEmpty();
    await().untilAsserted(() -> assertThat(router.dump().transportIds()).isEmpty());
  }

  @Test
  void aTransportThatClosesLeavesItsServer() {
    WebRtcServer server = worker.createWebRtcServer(List.of(TransportListenInfo.udp("127.0.0.1")));
    WebRtcTransport transport =
        router.createWebRtcTransport(server, WebRtcTransportOptions.preset());

    transport.close();

    assertThat(server.webRtcTransports()).isEmpty();
    await().untilAsserted(() -> assertThat(server.dump().webRtcTransportIds()).isEmpty());
  }

  @Test
  void aWebRtcTransportTakesItsClientsDtlsParametersOnce() {
    WebRtcTransport transport = webRtc();

    transport.connect(CLIENT);

    assertThat(transport.dtlsParameters().role()).isEqualTo(DtlsRole.SERVER);
    assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> transport.connect(CLIENT));
  }

  @Test
  void dtlsParametersWithoutFingerprintNeverReachTheWorker() {
    WebRtcTransport transport = webRtc();

    assertThatExceptionOfType(ParametersException.class)
        .isThrownBy(() -> transport.connect(new DtlsParameters(DtlsRole.CLIENT, List.of())));
    transport.connect(CLIENT);
  }

  @Test
  void restartedIceHasNewCredentials() {
    WebRtcTransport transport = webRtc();
    IceParameters before = transport.iceParameters();

    IceParameters after = transport.restartIce();

    assertThat(after.usernameFragment()).isNotEqualTo(before.usernameFragment());
    assertThat(transport.iceParameters()).isEqualTo(after);
    assertThat(((TransportDump.WebRtc) transport.dump()).iceParameters()).isEqualTo(after);
  }

  @Test
  void bitratesCanBeLimited() {
    WebRtcTransport transport = webRtc();

    transport.setMaxIncomingBitrate(1_000_000);
    transport.setMaxOutgoingBitrate(2_000_000);
    transport.setMinOutgoingBitrate(100_000);

    assertThat(transport.getStats().getFirst())
        .containsEntry("maxIncomingBitrate", 1_000_000L)
        .containsEntry("maxOutgoingBitrate", 2_000_000L)
        .containsEntry("minOutgoingBitrate", 100_000L);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> transport.setMaxIncomingBitrate(-1));
  }

  @Test
  void aWebRtcTransportsStatisticsHaveUpstreamsNames() {
    WebRtcTransport transport = webRtc();

    assertThat(transport.getStats().getFirst())
        .containsEntry("type", "webrtc-transport")
        .containsEntry("transportId", transport.id())
        .containsEntry("iceRole", "controlled")
        .containsEntry("iceState", "new")
        .containsEntry("dtlsState", "new")
        .containsEntry("bytesReceived", 0L)
        .containsKey("timestamp")
        .doesNotContainKeys("iceSelectedTuple", "sctpState", "maxIncomingBitrate");
  }

  @Test
  void aPlainTransportKnowsBothItsPorts() {
    PlainTransport transport =
        router.createPlainTransport(
            PlainTransportOptions.on(Samples.LOOPBACK).withRtcpListenInfo(Samples.LOOPBACK));

    assertThat(transport.tuple().localAddress()).isEqualTo("127.0.0.1");
    assertThat(transport.tuple().remotePort()).isNull();
    assertThat(transport.rtcpTuple()).isNotNull();
    transport.connect(PlainRemote.at("127.0.0.1", 4000).withRtcpPort(4001));
    assertThat(transport.tuple().remoteIp()).isEqualTo("127.0.0.1");
    assertThat(transport.tuple().remotePort()).isEqualTo(4000);
    assertThat(transport.getStats().getFirst())
        .containsEntry("type", "plain-rtp-transport")
        .containsEntry("rtcpMux", false);
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> transport.connect(PlainRemote.at("127.0.0.1", 4000).withRtcpPort(4001)));
  }

  @Test
  void aPlainTransportWithSrtpHasAKeyOfItsOwn() {
    PlainTransport transport =
        router.createPlainTransport(
            PlainTransportOptions.on(Samples.LOOPBACK).withSrtp(SrtpCryptoSuite.AEAD_AES_256_GCM));

    assertThat(transport.srtpParameters())
        .extracting(srtp -> srtp.cryptoSuite())
        .isEqualTo(SrtpCryptoSuite.AEAD_AES_256_GCM);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> transport.connect(PlainRemote.at("127.0.0.1", 4000)));
    transport.connect(PlainRemote.at("127.0.0.1", 4000).withSrtp(transport.srtpParameters()));
  }

  @Test
  void aPlainTransportWithNonsenseForAnAddressIsRefused() {
    PlainTransport transport = plain();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> transport.connect(PlainRemote.at("nowhere", 4000)));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> PlainRemote.at("127.0.0.1", 70_000));
  }

  @Test
  void aPipeTransportSaysWhatItDoes() {
    PipeTransport transport =
        router.createPipeTransport(
            PipeTransportOptions.on(Samples.LOOPBACK).withRtx(true).withSrtp(true));

    assertThat(transport.rtx()).isTrue();
    assertThat(transport.srtpParameters()).isNotNull();
    TransportDump.Pipe dump = (TransportDump.Pipe) transport.dump();
    assertThat(dump.rtx()).isTrue();
    assertThat(dump.srtpParameters()).isEqualTo(transport.srtpParameters());
    assertThat(dump.tuple()).isEqualTo(transport.tuple());
    assertThat(transport.getStats().getFirst()).containsEntry("type", "pipe-transport");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> transport.connect("127.0.0.1", 4000, null));
  }

  @Test
  void aPortRangeThatIsUsedUpIsReportedAndHarmsNobody() {
    PipeTransportOptions one =
        PipeTransportOptions.on(Samples.LOOPBACK.withPortRange(40_100, 40_100));
    router.createPipeTransport(one);

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> router.createPipeTransport(one))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.REJECTED_BY_WORKER))
        .withMessageContaining("port");
    assertThat(router.transports()).hasSize(1);
    assertThat(router.dump().transportIds()).hasSize(1);
  }

  @Test
  void aTransportListensOnThePortThatItIsTold() {
    int port = freePort();
    TransportListenInfo listen = Samples.LOOPBACK.withPort(port);

    PlainTransport plain = router.createPlainTransport(PlainTransportOptions.on(listen));
    assertThat(plain.tuple().localPort()).isEqualTo(port);
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(
            () -> router.createWebRtcTransport(List.of(listen), WebRtcTransportOptions.preset()));
  }

  @Test
  void twoTransportsShareAPortIfBothWantTo() {
    TransportListenInfo shared =
        new TransportListenInfo(
            TransportProtocol.UDP,
            "127.0.0.1",
            null,
            false,
            freePort(),
            new TransportListenInfo.PortRange(0, 0),
            new TransportListenInfo.SocketFlags(false, true),
            0,
            0);

    PlainTransport one = router.createPlainTransport(PlainTransportOptions.on(shared));
    PlainTransport other = router.createPlainTransport(PlainTransportOptions.on(shared));
    assertThat(one.tuple().localPort()).isEqualTo(other.tuple().localPort());
  }

  @Test
  void anAddressThatIsNotThisHostsIsRejected() {
    TransportListenInfo foreign = TransportListenInfo.udp("8.8.8.8");

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> router.createPlainTransport(PlainTransportOptions.on(foreign)));
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(
            () -> router.createWebRtcTransport(List.of(foreign), WebRtcTransportOptions.preset()));
    assertThat(router.dump().transportIds()).isEmpty();
  }

  @Test
  void clientsAreToldTheAnnouncedAddress() {
    WebRtcTransport transport =
        router.createWebRtcTransport(
            List.of(Samples.LOOPBACK.withAnnouncedAddress("sfu.example.org")),
            WebRtcTransportOptions.preset());

    assertThat(transport.iceCandidates().getFirst().address()).isEqualTo("sfu.example.org");
  }

  @Test
  void theLeastBitrateIsNotAboveTheGreatest() {
    WebRtcTransport transport = webRtc();
    transport.setMaxOutgoingBitrate(1_000_000);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> transport.setMinOutgoingBitrate(2_000_000));
    transport.setMinOutgoingBitrate(500_000);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> transport.setMaxOutgoingBitrate(400_000));
    transport.setMaxOutgoingBitrate(0);
    assertThat(transport.getStats().getFirst()).doesNotContainKey("maxOutgoingBitrate");
  }

  @Test
  void aTransportThatIsClosedDoesNothingAnyMore() {
    PlainTransport transport = plain();
    var reason = new AtomicReference<CloseReason>();
    transport.onClose(reason::set);

    transport.close();
    transport.close();

    assertThat(reason).hasValue(CloseReason.CLOSED);
    assertThatExceptionOfType(ClosedException.class)
        .isThrownBy(transport::dump)
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.OBJECT_CLOSED));
    await().untilAsserted(() -> assertThat(router.dump().transportIds()).isEmpty());
  }

  @Test
  void aRouterThatClosesTakesItsTransportsWithIt() {
    PlainTransport transport = plain();
    var reason = new AtomicReference<CloseReason>();
    transport.onClose(reason::set);

    router.close();

    assertThat(reason).hasValue(CloseReason.ROUTER_CLOSED);
    assertThat(worker.routers()).isEmpty();
    assertThatExceptionOfType(ClosedException.class).isThrownBy(this::plain);
    await().untilAsserted(() -> assertThat(worker.dump().routerIds()).isEmpty());
    assertThat(worker.dump().channelRequestHandlers()).isEmpty();
  }

  private static int freePort() {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WebRtcTransport webRtc() {
    return router.createWebRtcTransport(List.of(Samples.LOOPBACK), WebRtcTransportOptions.preset());
  }

  private PlainTransport plain() {
    return router.createPlainTransport(PlainTransportOptions.on(Samples.LOOPBACK));
  }
}
