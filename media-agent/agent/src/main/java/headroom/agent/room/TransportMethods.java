// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.Answer;
import headroom.mediasoup.WebRtcTransport;
import headroom.mediasoup.options.SctpOptions;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.ParametersException;
import java.util.Map;

/** WebRTC transports. */
final class TransportMethods {
  /** bit/s that the estimation of the way down begins with, as the demo has it. */
  private static final long INITIAL_OUTGOING_BITRATE = 1_000_000;

  static final Map<String, Method> ALL =
      Map.of(
          "createWebRtcTransport", new Method.Act(false, TransportMethods::create),
          "connectWebRtcTransport", new Method.Act(false, TransportMethods::connect),
          "restartIce", new Method.Act(false, TransportMethods::restartIce));

  private TransportMethods() {}

  private static Answer create(Call call) {
    requireRoomForOneMore(call.participant());
    var data = call.data();
    boolean forceTcp = data.flag("forceTcp", false);
    boolean producing = data.flag("producing", false);
    boolean consuming = data.flag("consuming", false);
    requireUse(producing, consuming);
    boolean sctp = data.has("sctpCapabilities");
    var home = call.room().home();
    var transport =
        home.router()
            .createWebRtcTransport(
                home.worker().server(),
                WebRtcTransportOptions.preset()
                    .withProtocols(!forceTcp, true, true, false)
                    .withInitialAvailableOutgoingBitrate(INITIAL_OUTGOING_BITRATE)
                    .withSctp(sctp ? SctpOptions.enabled() : SctpOptions.disabled()));
    call.room()
        .add(call.participant(), new ParticipantTransport(transport, false, producing, consuming));
    var answer =
        MediaJson.object()
            .put("id", transport.id())
            .set("iceParameters", MediaJson.toJson(transport.iceParameters()))
            .set("iceCandidates", MediaJson.toJson(transport.iceCandidates()))
            .set("dtlsParameters", MediaJson.toJson(transport.dtlsParameters()));
    var sctpParameters = transport.sctpParameters();
    if (sctpParameters != null) {
      answer.set("sctpParameters", MediaJson.toJson(sctpParameters));
    }
    return new Answer(answer, afterwards(call, consuming));
  }

  private static Answer connect(Call call) {
    var transport = webRtc(call);
    var parameters =
        call.data().read("dtlsParameters", DtlsParameters.class, ErrorCode.INVALID_DTLS_PARAMETERS);
    try {
      transport.connect(parameters);
    } catch (ParametersException e) {
      throw MediaJson.refused(ErrorCode.INVALID_DTLS_PARAMETERS, "dtlsParameters", e);
    }
    return Answer.of(MediaJson.object());
  }

  private static Answer restartIce(Call call) {
    return Answer.of(MediaJson.toJson(webRtc(call).restartIce()));
  }

  private static WebRtcTransport webRtc(Call call) {
    var owned = call.participant().transport(call.data().text("transportId", Limits.ID));
    if (owned.transport() instanceof WebRtcTransport transport) {
      return transport;
    }
    throw new RefusedException(ErrorCode.INVALID_STATE, "this is not a WebRTC transport");
  }

  /** Who gets its first way to receive after the join receives what is there. */
  static Runnable afterwards(Call call, boolean consuming) {
    return consuming && call.participant().joined()
        ? () -> call.room().post(() -> call.room().streams().letReceive(call.participant()))
        : () -> {};
  }

  static void requireUse(boolean producing, boolean consuming) {
    if (!producing && !consuming) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, "producing or consuming must be true");
    }
  }

  static void requireRoomForOneMore(Participant participant) {
    if (participant.transports().size() >= Limits.TRANSPORTS) {
      throw new RefusedException(
          ErrorCode.LIMIT_REACHED,
          "a participant has at most " + Limits.TRANSPORTS + " transports");
    }
  }
}
