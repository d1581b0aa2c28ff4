// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.protoo.Answer;
import headroom.mediasoup.state.ConsumerLayers;
import java.util.Map;
import java.util.function.BiConsumer;

/** What a participant receives. */
final class ConsumerMethods {
  private static final int MAX_PRIORITY = 255;

  /** More than any codec has. */
  private static final int MAX_LAYER = 7;

  static final Map<String, Method> ALL =
      Map.of(
          "pauseConsumer", act(ConsumerMethods::pause),
          "resumeConsumer", act(ConsumerMethods::resume),
          "setConsumerPreferredLayers",
              act(
                  (call, stream) ->
                      stream
                          .consumer()
                          .setPreferredLayers(
                              new ConsumerLayers(
                                  call.data().number("spatialLayer", 0, MAX_LAYER),
                                  call.data().numberOrNull("temporalLayer", 0, MAX_LAYER)))),
          "setConsumerPriority",
              act(
                  (call, stream) ->
                      stream
                          .consumer()
                          .setPriority(call.data().number("priority", 1, MAX_PRIORITY))),
          "requestConsumerKeyFrame", act((call, stream) -> stream.consumer().requestKeyFrame()));

  private ConsumerMethods() {}

  private static void pause(Call call, ReceivedStream stream) {
    stream.pausedByClient(true);
    call.room().store(call.participant());
    stream.consumer().pause();
  }

  private static void resume(Call call, ReceivedStream stream) {
    stream.pausedByClient(false);
    call.room().store(call.participant());
    if (stream.mayFlow()) {
      stream.consumer().resume();
    }
  }

  private static Method act(BiConsumer<Call, ReceivedStream> body) {
    return new Method.Act(
        true,
        call -> {
          body.accept(call, call.participant().consumer(call.data().text("consumerId", Limits.ID)));
          call.room().changed();
          return Answer.of(MediaJson.object());
        });
  }
}
