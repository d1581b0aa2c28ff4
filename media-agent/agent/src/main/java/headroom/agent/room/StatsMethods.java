// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import java.util.Map;

/** Statistics, as mediasoup has them. */
final class StatsMethods {
  static final Map<String, Method> ALL =
      Map.of(
          "getTransportStats",
              new Method.Query(
                  call ->
                      call.participant().transport(id(call, "transportId")).transport()::getStats),
          "getProducerStats",
              new Method.Query(
                  call -> call.participant().producer(id(call, "producerId")).producer()::getStats),
          "getConsumerStats",
              new Method.Query(
                  call -> call.participant().consumer(id(call, "consumerId")).consumer()::getStats),
          "getDataProducerStats",
              new Method.Query(
                  call ->
                      call.participant().dataProducer(id(call, "dataProducerId")).producer()
                          ::getStats),
          "getDataConsumerStats",
              new Method.Query(
                  call -> call.participant().dataConsumer(id(call, "dataConsumerId"))::getStats));

  private StatsMethods() {}

  private static String id(Call call, String field) {
    return call.data().text(field, Limits.ID);
  }
}
