// SPDX-License-Identifier: Apache-2.0
package headroom.rig.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import headroom.rig.process.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person in the try-a-room page, with the test picture and tone. */
public final class TryRoomPage implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BrowserContext context;
  private final Page page;

  private TryRoomPage(BrowserContext context, Page page) {
    this.context = context;
    this.page = page;
  }

  /** Opens a ticket's page in a browser of its own and joins at once. */
  public static TryRoomPage join(Chromium chromium, Share share, String pageUrl, String name) {
    return open(chromium, share, pageUrl + "&measure=1", name, 900, 640);
  }

  /** The same in a small window, whose pictures take less of a core to draw. */
  public static TryRoomPage joinSmall(Chromium chromium, Share share, String pageUrl, String name) {
    return open(chromium, share, pageUrl + "&measure=1", name, 480, 320);
  }

  /** The same without a meter of silence for each sender, which large rooms have too many of. */
  public static TryRoomPage joinLargeRoom(
      Chromium chromium, Share share, String pageUrl, String name) {
    return open(chromium, share, pageUrl, name, 900, 640);
  }

  private static TryRoomPage open(
      Chromium chromium, Share share, String pageUrl, String name, int width, int height) {
    BrowserContext context = chromium.person(share, width, height);
    Page page = context.newPage();
    page.navigate(pageUrl + "&auto=1&source=test&size=320x180&name=" + name);
    return new TryRoomPage(context, page);
  }

  /** An array with what the page measures per stream: see docs/architecture/client.md. */
  public JsonNode stats() {
    return JSON.readTree(
        (String) page.evaluate("async () => JSON.stringify(await window.headroomTest.stats())"));
  }

  /** Waits until this person decodes video and receives audio of so many others. */
  public Duration awaitReceiving(int others, Duration atMost) {
    return Await.until(
        () -> "everything of " + others + " others to arrive; " + stats(),
        atMost,
        () -> hasPage() && receiving() >= others);
  }

  /** Whether this person is out of the room, or was and came again: resumed, or joined anew. */
  public boolean dropped() {
    JsonNode now =
        JSON.readTree(
            (String)
                page.evaluate(
                    "() => JSON.stringify({state: headroomTest.state, ...headroomTest.comebacks})"));
    return !now.path("state").asString("").equals("connected")
        || now.path("reconnecting").asInt(1) > 0
        || now.path("rejoining").asInt(1) > 0;
  }

  /** Forgets the gaps measured so far. */
  public void resetGaps() {
    page.evaluate("() => window.headroomTest.resetGaps()");
  }

  /** Longest time without a new video frame of any other person since the last reset. */
  public Duration longestVideoGap() {
    return longest("longestVideoGapMs");
  }

  /** Longest silence of any other person's tone since the last reset. */
  public Duration longestSilence() {
    return longest("longestSilenceMs");
  }

  private Duration longest(String figure) {
    return Duration.ofMillis(
        Math.round(
            stats()
                .valueStream()
                .mapToDouble(stream -> stream.path(figure).asDouble(0))
                .max()
                .orElse(0)));
  }

  /** Frames decoded and audio packets received so far, by stream. */
  public Map<String, Long> counters() {
    Map<String, Long> counters = new HashMap<>();
    stats()
        .forEach(
            stream ->
                counters.put(
                    stream.path("peerId").asString("") + "/" + stream.path("kind").asString(""),
                    "video".equals(stream.path("kind").asString(""))
                        ? stream.path("framesDecoded").asLong(0)
                        : stream.path("packetsReceived").asLong(0)));
    return counters;
  }

  public void press(String key) {
    page.keyboard().press(key);
  }

  public Page page() {
    return page;
  }

  /** Leaves as a person does who closes the tab. */
  @Override
  public void close() {
    page.close(new Page.CloseOptions().setRunBeforeUnload(false));
    context.close();
  }

  private boolean hasPage() {
    return Boolean.TRUE.equals(page.evaluate("() => !!window.headroomTest"));
  }

  private int receiving() {
    Map<String, Long> counters = counters();
    return (int)
        counters.entrySet().stream()
            .filter(e -> e.getKey().endsWith("/video") && e.getValue() > 0)
            .filter(e -> counters.getOrDefault(e.getKey().replace("/video", "/audio"), 0L) > 0)
            .count();
  }
}
