// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.fleet.Carried;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.PipePicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.planning.ConsumerCounts;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.SpeakerLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A room over several parts in which everybody sends audio and video; the first ten are live, the
 * next thirty on standby. Figures follow from that, as those of a planned room do.
 */
final class LargeRoom {
  private static final double BITS_OF_A_SPEAKER = 1_800_000;

  private LargeRoom() {}

  static RoomPicture of(
      RoomId id, int people, List<WorkerId> workers, Instant now, List<String> names) {
    int live = Math.min(SpeakerLimits.DEFAULT.maxLive(), people);
    int standby = Math.min(SpeakerLimits.DEFAULT.maxStandby(), people - live);
    List<ParticipantPicture> present = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Flow flow = i < live ? Flow.LIVE : i < live + standby ? Flow.STANDBY : Flow.OFF;
      int hears = flow == Flow.LIVE ? live - 1 : live;
      int waits = flow == Flow.STANDBY ? standby - 1 : standby;
      present.add(
          new ParticipantPicture(
              new ParticipantId("p" + (i + 1)),
              workers.get(i % workers.size()),
              names.get(i % names.size()) + (i < names.size() ? "" : " " + (i / names.size() + 1)),
              i % 3 == 0 ? "Firefox 148" : "Chromium 156",
              now.minus(Duration.ofMinutes(40).minusSeconds(10L * i)),
              i != 7,
              List.of(
                  new ProducerPicture("a" + i, "audio", i == 4, 10, "simple", "microphone", flow),
                  new ProducerPicture("v" + i, "video", false, 9, "simulcast", "camera", flow)),
              new ConsumerCounts(hears, waits, hears, waits)));
    }
    List<PartPicture> parts = workers.stream().map(each -> part(each, workers, present)).toList();
    ConsumerCounts sum =
        present.stream()
            .map(ParticipantPicture::consumers)
            .reduce(ConsumerCounts.NONE, ConsumerCounts::plus);
    return new RoomPicture(
        id,
        RoomState.OPEN,
        workers.getFirst(),
        1,
        now.minus(Duration.ofMinutes(41)),
        "acme-api",
        present,
        sum,
        0,
        7,
        parts,
        SpeakerLimits.DEFAULT,
        List.of(new ParticipantId("p3")),
        List.of());
  }

  private static PartPicture part(
      WorkerId worker, List<WorkerId> workers, List<ParticipantPicture> present) {
    List<ParticipantPicture> here =
        present.stream().filter(person -> person.part().equals(worker)).toList();
    List<Carried> carries =
        here.stream()
            .flatMap(person -> person.producers().stream())
            .filter(sent -> sent.flow() != Flow.OFF)
            .map(sent -> new Carried(sent.id(), sent.flow() == Flow.LIVE))
            .toList();
    int liveHere = (int) carries.stream().filter(Carried::live).count();
    long liveAll =
        present.stream()
            .flatMap(person -> person.producers().stream())
            .filter(sent -> sent.flow() == Flow.LIVE)
            .count();
    List<PipePicture> pipes =
        workers.stream()
            .filter(other -> !other.equals(worker))
            .map(
                other ->
                    new PipePicture(
                        worker,
                        other,
                        41_000 + 10 * workers.indexOf(worker) + workers.indexOf(other),
                        true,
                        carries,
                        liveHere / 2.0 * BITS_OF_A_SPEAKER))
            .toList();
    ConsumerCounts sum =
        here.stream()
            .map(ParticipantPicture::consumers)
            .reduce(ConsumerCounts.NONE, ConsumerCounts::plus);
    int counted =
        sum.live() + liveHere * pipes.size() + (pipes.isEmpty() ? 0 : (int) liveAll - liveHere);
    return new PartPicture(
        worker,
        RoomState.OPEN,
        worker.equals(workers.getFirst()),
        worker.equals(workers.getLast()) && workers.size() > 1,
        here.size(),
        sum,
        counted,
        7,
        pipes);
  }

  /**
   * The room with another limit of sounds, a shared screen, a pipe that is cut and broken rules.
   */
  static RoomPicture troubled(RoomPicture room) {
    List<ParticipantPicture> people = new ArrayList<>(room.participants());
    ParticipantPicture first = people.getFirst();
    List<ProducerPicture> sent = new ArrayList<>(first.producers());
    sent.add(new ProducerPicture("screen", "video", false, 8, "simple", "screen", Flow.LIVE));
    people.set(
        0,
        new ParticipantPicture(
            first.id(),
            first.part(),
            first.displayName(),
            first.device(),
            first.joinedAt(),
            first.connected(),
            sent,
            first.consumers()));
    List<PartPicture> parts =
        room.parts().stream()
            .map(
                part ->
                    new PartPicture(
                        part.worker(),
                        part.state(),
                        part.home(),
                        part.byHand(),
                        part.participants(),
                        part.consumers(),
                        part.counted(),
                        part.planRevision(),
                        part.pipes().stream()
                            .map(pipe -> part.home() ? away(pipe) : pipe)
                            .toList()))
            .toList();
    return new RoomPicture(
        room.id(),
        room.state(),
        room.worker(),
        room.epoch(),
        room.createdAt(),
        room.createdBy(),
        people,
        room.consumers(),
        room.reserved(),
        room.revision(),
        parts,
        new SpeakerLimits(11, 30, 14),
        room.pinned(),
        List.of(
            "media-02/w1 lacks producer a12, which is live on media-01/w1.",
            "The pipe from media-01/w2 to media-02/w1 carries v31 live, which is on standby."));
  }

  private static PipePicture away(PipePicture pipe) {
    return new PipePicture(pipe.from(), pipe.to(), pipe.port(), false, pipe.carries(), 0);
  }
}
