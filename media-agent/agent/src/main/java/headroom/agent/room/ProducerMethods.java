// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.Answer;
import headroom.mediasoup.options.DataProducerOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.SctpStreamParameters;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a participant sends. */
final class ProducerMethods {
  /**
   * ms between two requests for a key frame: libwebrtc ignores one that comes within 300 ms of the
   * last, and the viewer behind it would then wait a second.
   */
  private static final long KEY_FRAME_REQUEST_DELAY_MS = 350;

  /**
   * The same before a large audience, in which somebody comes or switches all the time: key frames
   * are many times as large as others, and more than one a second would cost everybody's picture.
   * Longer than a second, because the way to the sender may be slower for one request than for the
   * next.
   */
  private static final long LARGE_AUDIENCE_DELAY_MS = 1_200;

  private static final int LARGE_AUDIENCE = 20;

  static final Map<String, Method> ALL =
      Map.of(
          "produce", new Method.Act(true, ProducerMethods::produce),
          "closeProducer", act(ProducerMethods::close),
          "pauseProducer", act(call -> sent(call).producer().pause()),
          "resumeProducer", act(call -> sent(call).producer().resume()),
          "produceData", new Method.Act(true, ProducerMethods::produceData));

  private ProducerMethods() {}

  /** Fixed for the producer's life, so it goes by who is expected as well as by who is there. */
  private static long keyFrameRequestDelayMs(Call call) {
    return call.room().audience() > LARGE_AUDIENCE
        ? LARGE_AUDIENCE_DELAY_MS
        : KEY_FRAME_REQUEST_DELAY_MS;
  }

  private static Answer produce(Call call) {
    requireSender(call);
    var participant = call.participant();
    if (participant.producers().size() >= Limits.PRODUCERS) {
      throw new RefusedException(
          ErrorCode.LIMIT_REACHED, "a participant has at most " + Limits.PRODUCERS + " producers");
    }
    var kind =
        switch (call.data().text("kind", Limits.ID)) {
          case "audio" -> MediaKind.AUDIO;
          case "video" -> MediaKind.VIDEO;
          default ->
              throw new RefusedException(ErrorCode.INVALID_REQUEST, "kind must be audio or video");
        };
    var parameters =
        call.data().read("rtpParameters", RtpParameters.class, ErrorCode.INVALID_RTP_PARAMETERS);
    var appData = appData(call);
    var options =
        ProducerOptions.of(kind, parameters)
            .withPaused(call.data().flag("paused", false))
            .withKeyFrameRequestDelay(kind == MediaKind.VIDEO ? keyFrameRequestDelayMs(call) : 0);
    try {
      var producer = sending(call).transport().produce(options);
      call.room().streams().add(participant, SentStream.here(participant.id(), producer, appData));
      return Answer.of(MediaJson.object().put("id", producer.id()));
    } catch (ParametersException e) {
      throw MediaJson.refused(ErrorCode.INVALID_RTP_PARAMETERS, "rtpParameters", e);
    }
  }

  private static void close(Call call) {
    var sent = sent(call);
    sent.producer().close();
    call.room().streams().ended(call.participant(), sent);
    call.room().store(call.participant());
  }

  private static void requireSender(Call call) {
    if (!call.session().grant().sends()) {
      throw new RefusedException(
          ErrorCode.NOT_GRANTED, "the join token is for a listener, who sends nothing");
    }
  }

  private static Answer produceData(Call call) {
    requireSender(call);
    var participant = call.participant();
    if (participant.dataProducers().size() >= Limits.DATA_PRODUCERS) {
      throw new RefusedException(
          ErrorCode.LIMIT_REACHED,
          "a participant has at most " + Limits.DATA_PRODUCERS + " data producers");
    }
    var stream =
        call.data()
            .read(
                "sctpStreamParameters",
                SctpStreamParameters.class,
                ErrorCode.INVALID_SCTP_STREAM_PARAMETERS);
    var appData = appData(call);
    var options =
        DataProducerOptions.of(stream)
            .withLabel(call.data().textOr("label", Limits.LABEL, ""))
            .withProtocol(call.data().textOr("protocol", Limits.LABEL, ""));
    try {
      var producer = sending(call).transport().produceData(options);
      call.room().streams().add(participant, new SentData(producer, appData));
      return Answer.of(MediaJson.object().put("id", producer.id()));
    } catch (ParametersException e) {
      throw MediaJson.refused(ErrorCode.INVALID_SCTP_STREAM_PARAMETERS, "sctpStreamParameters", e);
    }
  }

  private static ParticipantTransport sending(Call call) {
    var owned = call.participant().transport(call.data().text("transportId", Limits.ID));
    if (!owned.sends()) {
      throw new RefusedException(
          ErrorCode.INVALID_STATE, "this transport was not created with producing: true");
    }
    return owned;
  }

  private static SentStream sent(Call call) {
    return call.participant().producer(call.data().text("producerId", Limits.ID));
  }

  private static ObjectNode appData(Call call) {
    @Nullable ObjectNode given = call.data().objectOrNull("appData", Limits.APP_DATA);
    return given == null ? MediaJson.object() : given;
  }

  private static Method act(Consumer<Call> body) {
    return new Method.Act(
        true,
        call -> {
          body.accept(call);
          call.room().changed();
          return Answer.of(MediaJson.object());
        });
  }
}
