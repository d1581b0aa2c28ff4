// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/**
 * What one part of a room costs its worker.
 *
 * @param participants on the part
 * @param consumers of its participants, live and paused
 * @param pipeConsumers at the beginnings of its pipes, live and paused
 * @param pipedProducers at the ends of pipes to it, live and paused
 */
public record PartCost(
    long participants, Streams consumers, Streams pipeConsumers, Streams pipedProducers) {
  /**
   * The price of a part when all rules hold.
   *
   * @param participants on the part
   * @param here streams that originate on the part
   * @param room streams of the whole room, those of the part included
   * @param parts of the room on which somebody sits, this one included
   */
  static PartCost of(long participants, Streams here, Streams room, long parts) {
    if (participants == 0) {
      return new PartCost(0, Streams.NONE, Streams.NONE, Streams.NONE);
    }
    return new PartCost(
        participants,
        // Everybody gets every stream but their own.
        new Streams(
            room.live() * participants - here.live(),
            room.standby() * participants - here.standby()),
        new Streams(here.live() * (parts - 1), here.standby() * (parts - 1)),
        new Streams(room.live() - here.live(), room.standby() - here.standby()));
  }

  /**
   * What counts against the worker's capacity, in consumers: live consumers, live pipe consumers,
   * and live piped producers.
   *
   * <p>A piped producer counts like a consumer, because the worker receives it beside what its own
   * people send. Whatever is paused moves no packets and is not counted.
   */
  public long load() {
    return consumers.live() + pipeConsumers.live() + pipedProducers.live();
  }
}
