// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.room.Rooms;
import headroom.planning.graph.SpeakerLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be changed about an open room: its parts, its limits, its pins. */
@RestController
@RequestMapping("/api/v1/rooms/{room}")
@Tag(name = "Large rooms")
public class RoomPlanController {
  private final Rooms rooms;

  public RoomPlanController(Rooms rooms) {
    this.rooms = rooms;
  }

  /**
   * New limits.
   *
   * @param maxLive live pictures, 1 to 1,000
   * @param maxStandby streams on standby, of each kind, 0 to 1,000
   * @param maxLiveAudio live sounds, at least maxLive; absent: as many as maxLive
   */
  public record SetLimits(
      @Nullable Integer maxLive, @Nullable Integer maxStandby, @Nullable Integer maxLiveAudio) {
    private SpeakerLimits limits() {
      if (maxLive == null || maxStandby == null) {
        throw new HeadroomException(
            ErrorCode.INVALID_REQUEST, "maxLive and maxStandby are needed.");
      }
      try {
        return new SpeakerLimits(
            maxLive, maxStandby, maxLiveAudio == null ? maxLive : maxLiveAudio);
      } catch (IllegalArgumentException e) {
        throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
      }
    }
  }

  @PutMapping("/parts/{host}/{worker}")
  @Needs(Right.ROOMS)
  @Operation(
      summary = "Open a further part of a room",
      description = "It stays while empty, and people who join may sit there.")
  RoomView openPart(
      @PathVariable("room") String room,
      @PathVariable("host") String host,
      @PathVariable("worker") int worker,
      Principal caller) {
    return RoomView.of(rooms.openPart(Ids.room(room), Ids.worker(host, worker), caller.getName()));
  }

  @DeleteMapping("/parts/{host}/{worker}")
  @Needs(Right.ROOMS)
  @Operation(
      summary = "Close a part of a room",
      description = "Refused while people are there, and for the home.")
  RoomView closePart(
      @PathVariable("room") String room,
      @PathVariable("host") String host,
      @PathVariable("worker") int worker,
      Principal caller) {
    return RoomView.of(rooms.closePart(Ids.room(room), Ids.worker(host, worker), caller.getName()));
  }

  @PutMapping("/limits")
  @Needs(Right.ROOMS)
  @Operation(summary = "Set how many streams of a room are live and on standby at once")
  RoomView limit(@PathVariable("room") String room, @RequestBody SetLimits body, Principal caller) {
    return RoomView.of(rooms.limit(Ids.room(room), body.limits(), caller.getName()));
  }

  @PutMapping("/pins/{participant}")
  @Needs(Right.ROOMS)
  @Operation(summary = "Keep a participant live")
  RoomView pin(
      @PathVariable("room") String room,
      @PathVariable("participant") String participant,
      Principal caller) {
    return RoomView.of(rooms.pin(Ids.room(room), Ids.participant(participant), caller.getName()));
  }

  @DeleteMapping("/pins/{participant}")
  @Needs(Right.ROOMS)
  @Operation(summary = "Take a pin back")
  RoomView unpin(
      @PathVariable("room") String room,
      @PathVariable("participant") String participant,
      Principal caller) {
    return RoomView.of(rooms.unpin(Ids.room(room), Ids.participant(participant), caller.getName()));
  }
}
