// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.httpapi.Calls.Answer;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class RoomsApiTest {
  private final Calls calls;
  private final FakeRooms rooms;

  RoomsApiTest(@LocalServerPort int port, @Autowired FakeRooms rooms) {
    this.calls = new Calls(port);
    this.rooms = rooms;
  }

  @BeforeEach
  void noRooms() {
    rooms.reset();
  }

  @Test
  void aNewRoomIsCreatedAndTheSameWishFindsItAgain() throws Exception {
    Answer first = calls.post("/api/v1/rooms", "{\"id\":\"daily\",\"expectedParticipants\":4}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("worker").asString()).isEqualTo("media-1/w2");
    assertThat(first.json().path("createdBy").asString()).isEqualTo("back-end");
    Answer second = calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json()).isEqualTo(first.json());
  }

  @Test
  void aRoomWithoutAWishedIdGetsOne() throws Exception {
    Answer answer = calls.post("/api/v1/rooms", "{}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("id").asString()).isEqualTo("chosen");
    assertThat(answer.json().path("reserved").asInt()).isEqualTo(4);
  }

  @Test
  void aRoomIsListedShownAndClosed() throws Exception {
    calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    assertThat(calls.get("/api/v1/rooms").json().path(0).path("id").asString()).isEqualTo("daily");
    assertThat(calls.get("/api/v1/rooms/daily").json().path("consumers").path("total").asInt())
        .isEqualTo(3);
    assertThat(
            calls
                .get("/api/v1/rooms/daily/participants")
                .json()
                .path(0)
                .path("producers")
                .path(0)
                .path("kind")
                .asString())
        .isEqualTo("audio");
    assertThat(calls.delete("/api/v1/rooms/daily").status()).isEqualTo(204);
    assertThat(calls.get("/api/v1/rooms/daily").problem()).isEqualTo("404 ROOM_UNKNOWN");
  }

  @Test
  void aTokenNamesWhereToGo() throws Exception {
    calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    Answer ticket =
        calls.post(
            "/api/v1/rooms/daily/tokens",
            "{\"participantId\":\"ann\",\"lifetimeSeconds\":60,\"plain\":true}");
    assertThat(ticket.status()).isEqualTo(201);
    assertThat(ticket.json().path("participant").asString()).isEqualTo("ann");
    assertThat(ticket.json().path("token").asString()).isEqualTo("token-true");
    assertThat(ticket.json().path("signallingUrl").asString()).startsWith("ws://");
    assertThat(ticket.json().path("expiresAt").asString()).isEqualTo("2026-11-22T10:01:00Z");
  }

  @Test
  void anInvitationLeadsToTheRoomsPageUntilItIsForged() throws Exception {
    calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    Answer invitation = calls.post("/api/v1/rooms/daily/invitations", "{}");
    assertThat(invitation.status()).isEqualTo(201);
    String path = URI.create(invitation.json().path("url").asString()).getPath();
    assertThat(path).startsWith("/try/");
    Answer opened = calls.get(path);
    assertThat(opened.status()).isEqualTo(302);
    assertThat(opened.header("Location"))
        .startsWith("http://127.0.0.1:4443/?room=daily&invite=http%3A%2F%2F")
        .endsWith(path.substring("/try/".length()));
    Answer forged = calls.get(path.substring(0, path.length() - 4) + "AAAA");
    assertThat(forged.status()).isEqualTo(404);
    assertThat(forged.http().body()).contains("UNAUTHENTICATED");
  }
}
