// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.Flow;
import headroom.agent.model.ParticipantId;
import headroom.agent.speaker.VoiceId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the participants of a part send into line with who has the floor. Runs on the room's
 * thread.
 */
final class Flows implements Speakers.Heard {
  private final Room room;

  /** When the next step is taken by itself, on the floor's clock. */
  private long wakeAtMs = Long.MAX_VALUE;

  Flows(Room room) {
    this.room = room;
  }

  /** A participant of this part sends something more, or less. */
  void sends(Participant participant) {
    if (!room.hasHome()) {
      return;
    }
    sends(participant, room.home().floor());
    decide();
  }

  private static void sends(Participant participant, Floor floor) {
    for (boolean screen : new boolean[] {false, true}) {
      var sent =
          participant.producers().values().stream()
              .filter(stream -> stream.isScreen() == screen)
              .map(stream -> stream.producer().kind())
              .toList();
      floor.sends(
          new VoiceId(participant.id(), screen),
          sent.contains(MediaKind.AUDIO),
          sent.contains(MediaKind.VIDEO));
    }
  }

  /**
   * Finds out after a restart of the agent who was live: whose sound somebody gets now is taken to
   * have spoken just now. Nothing is done about it: what flows goes on flowing.
   */
  void restore() {
    var floor = room.home().floor();
    for (var participant : room.people().here().values()) {
      sends(participant, floor);
      boolean heard =
          participant.producers().values().stream()
              .filter(sent -> sent.producer().kind() == MediaKind.AUDIO && !sent.isScreen())
              .anyMatch(sent -> isReceivedLive(sent.producer().id()));
      if (heard) {
        floor.spoke(participant.id());
      }
    }
    floor.begin();
    room.streams().sent().forEach(sent -> sent.flow(flow(floor, sent)));
  }

  private boolean isReceivedLive(String producerId) {
    return room.home().router().transports().stream()
        .flatMap(transport -> transport.consumers().stream())
        .anyMatch(consumer -> consumer.producerId().equals(producerId) && !consumer.paused());
  }

  void left(ParticipantId participant) {
    if (room.hasHome()) {
      room.home().floor().left(participant);
      decide();
    }
  }

  @Override
  public void loud(String producerId, int dbov) {
    var speaker = speaker(producerId);
    if (speaker != null && room.hasHome()) {
      room.home().floor().loud(speaker, dbov);
    }
  }

  @Override
  public void dominant(String producerId) {
    var speaker = speaker(producerId);
    if (speaker != null && room.hasHome()) {
      room.home().floor().dominant(speaker);
    }
  }

  /** Whoever of this part sends it with its microphone; a screen's sound makes nobody a speaker. */
  private @Nullable ParticipantId speaker(String producerId) {
    for (var participant : room.people().here().values()) {
      var sent = participant.producers().get(producerId);
      if (sent != null) {
        return sent.isScreen() ? null : sent.from();
      }
    }
    return null;
  }

  @Override
  public void told() {
    decide();
  }

  /** Gives a new stream its flow at once, so that whoever fits is seen without a delay. */
  void begin(SentStream sent) {
    if (sent.flow() == Flow.OFF) {
      follow(room.home().floor(), sent);
    }
  }

  /** Takes a step towards what should be, now or as soon as one may be taken. */
  void decide() {
    if (!room.hasHome()) {
      return;
    }
    var floor = room.home().floor();
    room.neighbours().tell(floor.own());
    long waitMs = floor.waitMs();
    if (waitMs > 0) {
      stepLater(waitMs);
      return;
    }
    var next = floor.step();
    // First who steps back, so that no limit is passed on the way.
    var streams = room.streams().sent();
    streams.stream().filter(sent -> sent.flow() == Flow.LIVE).forEach(sent -> follow(floor, sent));
    streams.forEach(sent -> follow(floor, sent));
    next.ifPresent(this::stepLater);
  }

  private void follow(Floor floor, SentStream sent) {
    var flow = flow(floor, sent);
    if (flow != sent.flow()) {
      sent.flow(flow);
      room.streams().follow(sent);
    }
  }

  private static Flow flow(Floor floor, SentStream sent) {
    return floor.flow(new VoiceId(sent.from(), sent.isScreen()), sent.producer().kind());
  }

  private void stepLater(long delayMs) {
    long atMs = room.context().instants().getAsLong() + delayMs;
    if (atMs < wakeAtMs) {
      wakeAtMs = atMs;
      var _ =
          room.context()
              .timers()
              .schedule(() -> room.post(() -> wake(atMs)), delayMs, TimeUnit.MILLISECONDS);
    }
  }

  private void wake(long plannedAtMs) {
    if (plannedAtMs == wakeAtMs) {
      wakeAtMs = Long.MAX_VALUE;
      decide();
    }
  }
}
