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
  void aRoomShowsItsPartsPipesLimitsAndPins() throws Exception {
    calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    var room = calls.get("/api/v1/rooms/daily").json();
    assertThat(room.path("revision").asInt()).isEqualTo(1);
    assertThat(room.path("limits").path("maxStandby").asInt()).isEqualTo(30);
    assertThat(room.path("pinned").path(0).asString()).isEqualTo("ann");
    assertThat(room.path("liveConsumers").asInt()).isEqualTo(3);
    assertThat(room.path("fullMesh").asInt()).isZero();
    assertThat(room.path("violations").path(0).asString()).isEqualTo("Something is wrong.");
    var part = room.path("parts").path(0);
    assertThat(part.path("worker").asString()).isEqualTo("media-1/w2");
    assertThat(part.path("home").asBoolean()).isTrue();
    assertThat(part.path("counted").asInt()).isEqualTo(3);
    var pipe = part.path("pipes").path(0);
    assertThat(pipe.path("to").asString()).isEqualTo("media-2/w1");
    assertThat(pipe.path("live").asInt()).isEqualTo(1);
    assertThat(pipe.path("standby").asInt()).isEqualTo(1);
    assertThat(pipe.path("carries").path(1).path("producer").asString()).isEqualTo("p2");
    var who = room.path("participants").path(0);
    assertThat(who.path("part").asString()).isEqualTo("media-1/w2");
    assertThat(who.path("producers").path(0).path("flow").asString()).isEqualTo("LIVE");
    assertThat(who.path("producers").path(0).path("source").asString()).isEqualTo("microphone");
  }

  @Test
  void partsLimitsAndPinsAreChangedByHand() throws Exception {
    calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    String daily = "/api/v1/rooms/daily";
    assertThat(calls.put(daily + "/parts/media-2/3", "").status()).isEqualTo(200);
    assertThat(calls.delete(daily + "/parts/media-2/3").status()).isEqualTo(200);
    assertThat(calls.put(daily + "/limits", "{\"maxLive\":4,\"maxStandby\":6}").status())
        .isEqualTo(200);
    assertThat(
            calls
                .put(daily + "/limits", "{\"maxLive\":4,\"maxStandby\":6,\"maxLiveAudio\":8}")
                .json()
                .path("id")
                .asString())
        .isEqualTo("daily");
    assertThat(calls.put(daily + "/pins/ann", "").status()).isEqualTo(200);
    assertThat(calls.delete(daily + "/pins/ann").status()).isEqualTo(200);
    assertThat(rooms.acts())
        .containsExactly(
            "open media-2/w3 by back-end",
            "close media-2/w3 by back-end",
            "SpeakerLimits[maxLive=4, maxStandby=6, maxLiveAudio=4] by back-end",
            "SpeakerLimits[maxLive=4, maxStandby=6, maxLiveAudio=8] by back-end",
            "pin ann by back-end",
            "unpin ann by back-end");
  }

  @Test
  void aTokenOfSomebodyWhoListensSaysSo() throws Exception {
    calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    assertThat(
            calls
                .post("/api/v1/rooms/daily/tokens", "{\"sends\":false}")
                .json()
                .path("token")
                .asString())
        .isEqualTo("token-false-listens");
    assertThat(
            calls
                .post("/api/v1/rooms/daily/tokens", "{\"sends\":true}")
                .json()
                .path("token")
                .asString())
        .isEqualTo("token-false");
  }

  @Test
  void wrongLimitsAndWorkersAreRefused() throws Exception {
    calls.post("/api/v1/rooms", "{\"id\":\"daily\"}");
    String daily = "/api/v1/rooms/daily";
    for (String body :
        new String[] {
          "{}",
          "{\"maxLive\":4}",
          "{\"maxLive\":0,\"maxStandby\":1}",
          "{\"maxLive\":4,\"maxStandby\":-1}",
          "{\"maxLive\":4,\"maxStandby\":6,\"maxLiveAudio\":3}"
        }) {
      Answer answer = calls.put(daily + "/limits", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.json().path("code").asString()).isEqualTo("INVALID_REQUEST");
    }
    for (String part : new String[] {"media-2/0", "media-2/x", "MEDIA/1"}) {
      Answer answer = calls.put(daily + "/parts/" + part, "");
      assertThat(answer.status()).as(part).isEqualTo(400);
    }
    assertThat(calls.put("/api/v1/rooms/nobody/parts/media-2/1", "").status()).isEqualTo(404);
    assertThat(rooms.acts()).isEmpty();
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
