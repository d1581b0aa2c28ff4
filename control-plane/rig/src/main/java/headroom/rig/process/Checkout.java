// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A built checkout: where its parts are.
 *
 * @param root the folder that holds the launcher
 * @param workerBinary the mediasoup-worker to run
 */
public record Checkout(Path root, Path workerBinary) {
  /**
   * The checkout that the launcher runs from: system property {@code headroom.root} and environment
   * {@code MEDIASOUP_WORKER_BIN}.
   *
   * @throws IllegalStateException when either is missing
   */
  public static Checkout ofLauncher() {
    String root = System.getProperty("headroom.root");
    String worker = System.getenv("MEDIASOUP_WORKER_BIN");
    if (root == null || worker == null || !Files.isExecutable(Path.of(worker))) {
      throw new IllegalStateException(
          "Start this by ./headroom, which sets headroom.root and MEDIASOUP_WORKER_BIN.");
    }
    return new Checkout(Path.of(root).toAbsolutePath().normalize(), Path.of(worker));
  }

  Path serverFolder() {
    return root.resolve("control-plane/server/target");
  }

  /** Names the jars of {@code lib} beside it in its manifest. */
  Path serverJar() {
    return serverFolder().resolve("headroom-server.jar");
  }

  String agentClassPath() {
    return classPath("media-agent/agent/target", "headroom-agent.jar");
  }

  String participantClassPath() {
    return classPath("media-agent/participant/target", "headroom-participant.jar");
  }

  private String classPath(String target, String jar) {
    Path folder = root.resolve(target);
    return folder.resolve(jar) + ":" + folder.resolve("lib") + "/*";
  }
}
