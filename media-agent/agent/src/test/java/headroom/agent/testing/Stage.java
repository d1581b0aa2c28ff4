// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import static org.awaitility.Awaitility.await;

import headroom.agentprotocol.v1.ConsumerCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A control plane, an agent with real workers and an open room named "stage" on its worker 1. In an
 * instance field they are each test's own, in a static field all tests of the class share them.
 */
public final class Stage
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  public static final String ROOM = "stage";

  private final String[] options;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private boolean shared;
  private @Nullable Path folder;
  private @Nullable FakeControlPlane controlPlane;
  private @Nullable TestAgent agent;

  /**
   * @param options of the agent, as on its command line
   */
  public Stage(String... options) {
    this.options = options.clone();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    shared = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (!shared) {
      start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (var open : opened.reversed()) {
      open.close();
    }
    opened.clear();
    if (!shared) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    stop();
  }

  private void start() throws IOException {
    // Builds share their machine with others.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    folder = Files.createTempDirectory("headroom-agent-test");
    controlPlane = new FakeControlPlane();
    agent = TestAgent.start(folder, controlPlane, options);
    await().until(controlPlane()::isInformed);
    await().until(() -> controlPlane().worker(1).getPid() > 0);
    controlPlane().openRoom(ROOM, 1, 1);
  }

  private void stop() throws IOException {
    if (agent != null) {
      agent.close();
    }
    if (controlPlane != null) {
      controlPlane.close();
    }
    try (var files = Files.walk(Objects.requireNonNull(folder))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  public FakeControlPlane controlPlane() {
    return Objects.requireNonNull(controlPlane);
  }

  public TestAgent agent() {
    return Objects.requireNonNull(agent);
  }

  /** Closes it with the test. */
  public <T extends AutoCloseable> T open(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  /** A good token for the room. */
  public String token(String participant) {
    return controlPlane().tokens().join(TestAgent.HOST, ROOM, 1, participant);
  }

  /** A good token that also allows plain transports. */
  public String plainToken(String participant) {
    return controlPlane().tokens().joinPlain(TestAgent.HOST, ROOM, 1, participant);
  }

  /** Joins a participant who sends audio and video and receives the others. */
  public TestParticipant join(String name) {
    return open(TestParticipant.join(agent(), token(name), name));
  }

  /** The consumers of the room, as the control plane knows them. */
  public ConsumerCounts counts() {
    return controlPlane().room(ROOM).getConsumers();
  }

  public static ConsumerCounts counts(
      int audioLive, int audioPaused, int videoLive, int videoPaused) {
    return ConsumerCounts.newBuilder()
        .setAudioLive(audioLive)
        .setAudioPaused(audioPaused)
        .setVideoLive(videoLive)
        .setVideoPaused(videoPaused)
        .build();
  }
}
