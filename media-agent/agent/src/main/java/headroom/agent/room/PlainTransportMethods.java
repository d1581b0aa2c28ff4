// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.Answer;
import headroom.mediasoup.PlainTransport;
import headroom.mediasoup.options.PlainRemote;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.rtp.SrtpParameters;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Plain RTP transports, for those whose join token grants them. */
final class PlainTransportMethods {
  static final Map<String, Method> ALL =
      Map.of(
          "createPlainTransport", new Method.Act(false, PlainTransportMethods::create),
          "connectPlainTransport", new Method.Act(false, PlainTransportMethods::connect));

  private static final int MAX_PORT = 65_535;
  private static final int MAX_ADDRESS = 45;

  private PlainTransportMethods() {}

  private static Answer create(Call call) {
    requireGrant(call);
    TransportMethods.requireRoomForOneMore(call.participant());
    var data = call.data();
    boolean producing = data.flag("producing", false);
    boolean consuming = data.flag("consuming", false);
    TransportMethods.requireUse(producing, consuming);
    var transport = call.room().home().router().createPlainTransport(options(call));
    call.room()
        .add(call.participant(), new ParticipantTransport(transport, true, producing, consuming));
    return new Answer(description(call, transport), TransportMethods.afterwards(call, consuming));
  }

  private static PlainTransportOptions options(Call call) {
    var ports = call.room().context().media().plainPorts();
    var listen =
        TransportListenInfo.udp(call.room().context().media().listenAddress())
            .withAnnouncedAddress(call.room().context().media().announcedAddress())
            .withPortRange(ports.first(), ports.last());
    var options = PlainTransportOptions.on(listen).withComedia(call.data().flag("comedia", true));
    if (!call.data().flag("rtcpMux", true)) {
      options = options.withRtcpListenInfo(listen);
    }
    var suite = suite(call);
    return suite == null ? options : options.withSrtp(suite);
  }

  /** Only the suite of the client's parameters counts here; its key comes with connect. */
  private static @Nullable SrtpCryptoSuite suite(Call call) {
    var wanted = call.data().objectOrNull("srtpParameters", Limits.APP_DATA);
    if (wanted == null) {
      return null;
    }
    return MediaJson.read(
        wanted.path("cryptoSuite"),
        SrtpCryptoSuite.class,
        "srtpParameters.cryptoSuite",
        ErrorCode.INVALID_SRTP_PARAMETERS);
  }

  private static ObjectNode description(Call call, PlainTransport transport) {
    String announced = call.room().context().media().announcedAddress();
    var description =
        MediaJson.object()
            .put("id", transport.id())
            .put("ip", announced == null ? transport.tuple().localAddress() : announced)
            .put("port", transport.tuple().localPort());
    var rtcp = transport.rtcpTuple();
    if (rtcp != null) {
      description.put("rtcpPort", rtcp.localPort());
    }
    var srtp = transport.srtpParameters();
    if (srtp != null) {
      description.set("srtpParameters", MediaJson.toJson(srtp));
    }
    return description;
  }

  private static Answer connect(Call call) {
    requireGrant(call);
    var owned = call.participant().transport(call.data().text("transportId", Limits.ID));
    if (!(owned.transport() instanceof PlainTransport transport)) {
      throw new RefusedException(ErrorCode.INVALID_STATE, "this is not a plain transport");
    }
    try {
      transport.connect(remote(call));
    } catch (ParametersException e) {
      throw MediaJson.refused(ErrorCode.INVALID_SRTP_PARAMETERS, "srtpParameters", e);
    }
    return Answer.of(MediaJson.object());
  }

  private static PlainRemote remote(Call call) {
    var data = call.data();
    return new PlainRemote(
        data.has("ip") ? address(data.text("ip", MAX_ADDRESS)) : null,
        data.numberOrNull("port", 1, MAX_PORT),
        data.numberOrNull("rtcpPort", 1, MAX_PORT),
        data.has("srtpParameters")
            ? data.read("srtpParameters", SrtpParameters.class, ErrorCode.INVALID_SRTP_PARAMETERS)
            : null);
  }

  /**
   * The address as it was written.
   *
   * @throws RefusedException INVALID_REQUEST when it is no IPv4 address of four numbers, and no
   *     IPv6 address of hexadecimal groups
   */
  static String address(String ip) {
    // Java's literals may also have fewer numbers, or a scope: the worker's may not.
    if (!ip.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]{2,45}") || !isLiteral(ip)) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, "ip must be an IP address");
    }
    return ip;
  }

  private static boolean isLiteral(String ip) {
    try {
      InetAddress.ofLiteral(ip);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void requireGrant(Call call) {
    if (!call.session().grant().plain()) {
      throw new RefusedException(
          ErrorCode.NOT_GRANTED, "the join token does not grant plain transports");
    }
  }
}
