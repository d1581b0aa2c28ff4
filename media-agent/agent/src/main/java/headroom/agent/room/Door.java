// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.part.Greeting;
import headroom.agent.part.PartGoneException;
import headroom.agent.pipe.PipeAddress;
import headroom.agent.pipe.PipedStream;
import headroom.agent.pipe.StreamState;
import headroom.agent.speaker.RouterVoices;
import headroom.mediasoup.error.MediasoupException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where other parts of a room speak to those of this host. On any thread. */
final class Door implements FarPart {
  private final BiFunction<RoomId, WorkerNumber, @Nullable Room> rooms;

  Door(BiFunction<RoomId, WorkerNumber, @Nullable Room> rooms) {
    this.rooms = rooms;
  }

  /**
   * The part that is spoken to.
   *
   * @throws RefusedException ROOM_UNKNOWN
   */
  Room find(Ends ends) {
    var room = rooms.apply(ends.room(), ends.to().worker());
    if (room == null || !room.part().equals(ends.to())) {
      throw new RefusedException(ErrorCode.ROOM_UNKNOWN, "the room has no such part here");
    }
    return room;
  }

  @Override
  public Greeting greet(Ends ends, Greeting greeting) {
    return within(ends, (room, neighbour) -> room.call(() -> neighbour.greeted(greeting)));
  }

  @Override
  public PipeAddress offer(Ends ends, PipeAddress address) {
    return within(ends, (room, neighbour) -> room.call(() -> neighbour.offered(address)));
  }

  @Override
  public void produce(Ends ends, int pipePort, PipedStream stream) {
    within(ends, neighbour -> neighbour.pipe().arriving(pipePort).produce(stream));
  }

  @Override
  public void update(Ends ends, int pipePort, String producerId, StreamState state) {
    within(ends, neighbour -> neighbour.pipe().arriving(pipePort).update(producerId, state));
  }

  @Override
  public void close(Ends ends, int pipePort, String producerId) {
    within(ends, neighbour -> neighbour.pipe().arriving(pipePort).close(producerId));
  }

  @Override
  public void hear(Ends ends, RouterVoices voices) {
    within(
        ends,
        (room, neighbour) -> {
          room.post(() -> neighbour.heard(voices));
          return voices;
        });
  }

  private void within(Ends ends, java.util.function.Consumer<Neighbour> words) {
    var _ =
        within(
            ends,
            (room, neighbour) -> {
              words.accept(neighbour);
              return neighbour;
            });
  }

  private <T> T within(Ends ends, BiFunction<Room, Neighbour, T> words) {
    try {
      var room = find(ends);
      if (!room.epoch().equals(ends.epoch())) {
        throw new PartGoneException("the room is in epoch " + room.epoch() + " here");
      }
      return words.apply(room, room.neighbours().get(ends.from()));
    } catch (RefusedException e) {
      throw new PartGoneException(e.text());
    } catch (MediasoupException e) {
      // Of that part's worker, not of the speaker's.
      throw new PartGoneException("its worker: " + e.getMessage());
    } catch (RoomEndedException e) {
      throw new PartGoneException("the room has just been closed");
    }
  }
}
