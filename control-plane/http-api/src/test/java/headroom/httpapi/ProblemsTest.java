// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.httpapi.Calls.Answer;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class ProblemsTest {
  private final Calls calls;
  private final FakeRooms rooms;

  ProblemsTest(@LocalServerPort int port, @Autowired FakeRooms rooms) {
    this.calls = new Calls(port);
    this.rooms = rooms;
  }

  @BeforeEach
  void noRooms() {
    rooms.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"id\":\"a\"",
        "{\"id\":\"a\"} x",
        "[]",
        "7",
        "{\"idd\":\"a\"}",
        "{\"id\":7}",
        "{\"id\":{}}",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "{\"id\":\"<script>\"}",
        "{\"id\":\"\"}",
        "{\"expectedParticipants\":\"4\"}",
        "{\"expectedParticipants\":4.5}",
        "{\"expectedParticipants\":99999999999}",
        "\u0000"
      })
  void aBodyThatMakesNoSenseIsInvalid(String body) throws Exception {
    assertThat(calls.post("/api/v1/rooms", body).problem()).isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void anUnknownFieldIsNamed() throws Exception {
    Answer answer = calls.post("/api/v1/rooms", "{\"idd\":\"a\"}");
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("The field idd is not known here. Known are id, expectedParticipants.");
  }

  @Test
  void aDetailNeverNamesOurClasses() throws Exception {
    assertThat(calls.post("/api/v1/rooms", "{\"id\":[1]}").http().body())
        .doesNotContain("headroom.", "java.", "jackson", "Exception");
  }

  @Test
  void aHugeBodyIsRefusedWithAndWithoutAStatedLength() throws Exception {
    byte[] huge = ("{\"id\":\"" + "a".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(calls.send("POST", "/api/v1/rooms", BodyPublishers.ofByteArray(huge)).problem())
        .isEqualTo("413 INVALID_REQUEST");
    assertThat(
            calls
                .send(
                    "POST",
                    "/api/v1/rooms",
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)))
                .problem())
        .isEqualTo("413 INVALID_REQUEST");
    assertThat(calls.send("POST", "/%61pi/v1/rooms", BodyPublishers.ofByteArray(huge)).problem())
        .as("the same address in another spelling")
        .isEqualTo("413 INVALID_REQUEST");
  }

  @Test
  void aWrongMethodAndAnUnknownPathAreProblemsToo() throws Exception {
    Answer wrongMethod = calls.send("PUT", "/api/v1/rooms", BodyPublishers.noBody());
    assertThat(wrongMethod.problem()).isEqualTo("405 INVALID_REQUEST");
    assertThat(wrongMethod.header("Allow")).contains("GET").contains("POST");
    assertThat(calls.get("/api/v1/nothing").problem()).isEqualTo("404 INVALID_REQUEST");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeBecomesAProblemAndSaysWhetherARetryCanHelp(ErrorCode code) throws Exception {
    rooms.refuse(new HeadroomException(code, "It is so, because. Do this."));
    Answer answer = calls.get("/api/v1/rooms");
    boolean retryable = code.category().retryable();
    int status =
        switch (code) {
          case UNAUTHENTICATED -> 401;
          case FORBIDDEN, OUTSIDE_SCOPE -> 403;
          case TOO_MANY_REQUESTS -> 429;
          default ->
              switch (code.category()) {
                case CALLER -> 400;
                case NOT_FOUND -> 404;
                case CONFLICT -> 409;
                case TEMPORARY -> 503;
                case OURS -> 500;
              };
        };
    assertThat(answer.problem()).isEqualTo(status + " " + code);
    assertThat(answer.json().path("retryable").asBoolean()).isEqualTo(retryable);
    assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(!retryable);
    assertThat(answer.json().path("detail").asString()).isEqualTo("It is so, because. Do this.");
  }

  @Test
  void aMistakeOfOursTellsNothingAboutItsInside() throws Exception {
    rooms.refuse(new IllegalStateException("secret inside"));
    Answer answer = calls.get("/api/v1/rooms");
    assertThat(answer.problem()).isEqualTo("500 INTERNAL");
    assertThat(answer.http().body()).doesNotContain("secret");
  }
}
