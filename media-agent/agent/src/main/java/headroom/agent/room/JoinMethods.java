// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.Answer;
import headroom.mediasoup.ortc.Validation;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.RtpCapabilities;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entering the room, and one's name there. */
final class JoinMethods {
  static final Map<String, Method> ALL =
      Map.of(
          "getRouterRtpCapabilities", new Method.Act(false, JoinMethods::capabilities),
          "join", new Method.Act(false, JoinMethods::join),
          "changeDisplayName", new Method.Act(true, JoinMethods::changeDisplayName));

  private JoinMethods() {}

  private static Answer capabilities(Call call) {
    call.session().beginsToJoin();
    return Answer.of(MediaJson.toJson(call.room().home().router().rtpCapabilities()));
  }

  private static Answer join(Call call) {
    if (call.participant().joined()) {
      throw new RefusedException(ErrorCode.ALREADY_JOINED, "this connection has joined already");
    }
    var room = call.room();
    var introduction =
        new Participant.Introduction(
            call.data().textOr("displayName", Limits.DISPLAY_NAME, ""),
            call.data().objectOrNull("device", Limits.APP_DATA),
            rtpCapabilities(call),
            call.data().has("sctpCapabilities"),
            call.data().flag("migrates", false));
    var peers = room.people().introductions(call.participant().id());
    var move = call.session().grant().move();
    if (move != null) {
      room.moves().comes(call.participant(), move);
    }
    room.join(call.participant(), introduction);
    // What it receives is offered once it knows from whom.
    return new Answer(
        MediaJson.object().set("peers", peers),
        () -> room.post(() -> room.hasJoined(call.participant())));
  }

  private static @Nullable RtpCapabilities rtpCapabilities(Call call) {
    if (!call.data().has("rtpCapabilities")) {
      return null;
    }
    var capabilities =
        call.data()
            .read("rtpCapabilities", RtpCapabilities.class, ErrorCode.INVALID_RTP_CAPABILITIES);
    try {
      Validation.rtpCapabilities(capabilities);
      return capabilities;
    } catch (ParametersException e) {
      throw MediaJson.refused(ErrorCode.INVALID_RTP_CAPABILITIES, "rtpCapabilities", e);
    }
  }

  private static Answer changeDisplayName(Call call) {
    var participant = call.participant();
    participant.rename(call.data().text("displayName", Limits.DISPLAY_NAME));
    call.room().renamed(participant);
    return Answer.of(MediaJson.object());
  }
}
