// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import headroom.agent.model.WorkerNumber;
import headroom.mediasoup.WebRtcServer;
import headroom.mediasoup.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker process that runs.
 *
 * @param incarnation counts the processes that had this number, from 1
 * @param server its one UDP and TCP port for all WebRTC participants
 */
public record RunningWorker(
    WorkerNumber number, long incarnation, Worker worker, WebRtcServer server, long startedAtMs) {
  private static final Logger log = LoggerFactory.getLogger(RunningWorker.class);

  /**
   * Whether the process runs the program in this file, byte for byte. One that outlived an upgrade
   * runs the former release's, whose file may be gone. What can't be compared counts as the same.
   */
  boolean runs(Path binary) {
    try {
      return Files.mismatch(Path.of("/proc", Long.toString(worker.pid()), "exe"), binary) < 0;
    } catch (IOException e) {
      log.debug("the program of process {} cannot be read", worker.pid(), e);
      return true;
    }
  }
}
