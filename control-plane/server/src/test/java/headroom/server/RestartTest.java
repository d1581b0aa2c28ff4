// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.access.JoinTokens;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.HostStore;
import headroom.operations.fleet.RoomState;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
final class RestartTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;

  @Test
  void aSecondStartKnowsTheHostsRoomsKeysAndOperators(CapturedOutput output) throws Exception {
    String key;
    String publicKeys;
    try (RunningServer first = RunningServer.on(folder.resolve("data"))) {
      key = first.apiKey();
      publicKeys = first.bean(JoinTokens.class).publicKeys();
      first.bean(HostStore.class).save(SavedHost.named("media-1"));
      first.bean(RoomStore.class).insert(room());
      assertThat(
              first
                  .api(
                      "PUT",
                      "/policies/fleet",
                      key,
                      "{\"version\":0,\"values\":{\"headroom\":0.2},\"reason\":\"quiet\"}")
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(output.getOut()).containsOnlyOnce("Operator sign-in").containsOnlyOnce("is ready");
    try (RunningServer second = RunningServer.on(folder.resolve("data"))) {
      assertThat(second.apiKey()).isEqualTo(key);
      assertThat(second.bean(JoinTokens.class).publicKeys()).isEqualTo(publicKeys);
      assertThat(second.api("GET", "/rooms/daily", key, "").body()).contains("\"media-1/w2\"");
      assertThat(second.bean(FleetState.class).policies().capacity().headroom()).isEqualTo(0.2);
      assertThat(second.api("GET", "/audit?act=policy", key, "").body())
          .contains("\"who\":\"bootstrap\"", "\"why\":\"quiet\"", "\"headroom\":0.2");
      assertThat(second.get("/api/v1/events").statusCode()).isEqualTo(401);
      HttpResponse<Stream<String>> events = second.listen(key);
      assertThat(events.statusCode()).isEqualTo(200);
      second.api("PUT", "/hosts/media-1/cordon?reason=fan", key, "");
      try (Stream<String> lines = events.body()) {
        assertThat(lines.filter(line -> line.contains("\"cordoned\":true")).findFirst())
            .hasValueSatisfying(line -> assertThat(line).contains("\"host\":\"media-1\""));
      }
      assertThat(second.api("GET", "/audit?act=host.cordon", key, "").body())
          .contains("\"who\":\"bootstrap\"", "\"why\":\"fan\"");
      var picture = second.bean(FleetPictures.class).current();
      assertThat(picture.host(new HostId("media-1")).orElseThrow().state())
          .isEqualTo(HostState.LOST);
      assertThat(picture.room(new RoomId("daily")).orElseThrow().state())
          .isEqualTo(RoomState.NOT_KNOWN);
    }
    assertThat(output.getOut()).containsOnlyOnce("Operator sign-in");
    HttpResponse<Stream<String>> untilTheEnd;
    try (RunningServer third =
        RunningServer.on(folder.resolve("data"), "--headroom.reset-operator")) {
      assertThat(output.getOut().split("Operator sign-in: admin / ", -1)).hasSize(3);
      assertThat(third.apiKey()).isEqualTo(key);
      untilTheEnd = third.listen(key);
    }
    // It says so, and does not hold the server up until its patience with requests is over.
    try (Stream<String> lines = untilTheEnd.body()) {
      assertThat(lines).contains(": over, the server ends");
    }
  }

  @Test
  void aSignInOutlivesTheProcessButNotItsPassword(CapturedOutput output) throws Exception {
    String signIn;
    try (RunningServer first = RunningServer.on(folder.resolve("data"))) {
      Matcher printed = Pattern.compile("sign-in: admin / (\\S+)").matcher(output.getOut());
      assertThat(printed.find()).isTrue();
      String form = "username=admin&password=" + printed.group(1);
      String header =
          first.postForm("/login", form, "same-origin").headers().allValues("Set-Cookie").stream()
              .filter(cookie -> cookie.startsWith("headroom-operator="))
              .findFirst()
              .orElseThrow();
      assertThat(header).contains("HttpOnly", "SameSite=Lax");
      signIn = header.substring(0, header.indexOf(';'));
    }
    try (RunningServer second = RunningServer.on(folder.resolve("data"))) {
      assertThat(second.get("/").statusCode()).isEqualTo(302);
      assertThat(second.get("/", signIn).statusCode()).isEqualTo(200);
      assertThat(second.get("/", "headroom-operator=YWRtaW46MTox").statusCode()).isEqualTo(302);
    }
    try (RunningServer third =
        RunningServer.on(folder.resolve("data"), "--headroom.reset-operator")) {
      assertThat(third.get("/", signIn).statusCode()).isEqualTo(302);
    }
  }

  private static WantedRoom room() {
    return new WantedRoom(
        new RoomId("daily"), new WorkerId(new HostId("media-1"), 2), 1, 4, NOW, "back-end");
  }
}
