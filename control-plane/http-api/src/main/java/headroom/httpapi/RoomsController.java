// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.access.Right;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.RoomId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rooms: create, list, get, close. */
@RestController
@RequestMapping("/api/v1/rooms")
@Tag(name = "Rooms")
public class RoomsController {
  private static final int DEFAULT_PARTICIPANTS = 4;

  private final Rooms rooms;

  public RoomsController(Rooms rooms) {
    this.rooms = rooms;
  }

  /**
   * A wish for a room.
   *
   * @param id 1 to 64 letters, digits, dots, underscores, hyphens; absent: one is chosen
   * @param expectedParticipants 1 to 1,000; absent: 4
   */
  public record CreateRoom(@Nullable String id, @Nullable Integer expectedParticipants) {}

  @PostMapping
  @Needs(Right.ROOMS)
  @Operation(
      summary = "Create a room",
      description =
          "Places the room on the worker with most room under its headroom line. Asking again for an open room"
              + " returns that room with 200.")
  @ApiResponse(responseCode = "201", description = "Placed and opened.")
  @ApiResponse(responseCode = "200", description = "It was open already.")
  ResponseEntity<RoomView> createRoom(@RequestBody CreateRoom body, Principal caller) {
    Integer expected = body.expectedParticipants();
    Rooms.Created created =
        rooms.create(
            new RoomRequest(
                body.id() == null ? null : Ids.room(body.id()),
                expected == null ? DEFAULT_PARTICIPANTS : expected,
                caller.getName()));
    return ResponseEntity.status(created.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(RoomView.of(created.room()));
  }

  @GetMapping
  @Needs(Right.LOOK)
  @Operation(summary = "List the open rooms")
  List<RoomView> rooms() {
    return rooms.list().stream().map(RoomView::of).toList();
  }

  @GetMapping("/{room}")
  @Needs(Right.LOOK)
  @Operation(summary = "Get a room with its participants")
  RoomView room(@PathVariable("room") String room) {
    return RoomView.of(rooms.get(Ids.room(room)));
  }

  @GetMapping("/{room}/participants")
  @Needs(Right.LOOK)
  @Operation(summary = "List a room's participants")
  List<ParticipantView> participants(@PathVariable("room") String room) {
    return rooms.get(Ids.room(room)).participants().stream().map(ParticipantView::of).toList();
  }

  @DeleteMapping("/{room}")
  @Needs(Right.ROOMS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Close a room", description = "Its participants are told ROOM_CLOSED.")
  void closeRoom(@PathVariable("room") String room, Principal caller) {
    RoomId id = Ids.room(room);
    rooms.close(id, "ROOM_CLOSED", caller.getName());
  }
}
