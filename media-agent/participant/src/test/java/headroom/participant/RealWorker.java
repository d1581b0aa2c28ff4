// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.mediasoup.Worker;
import headroom.mediasoup.options.WorkerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A worker of this repository's own build, or the one that MEDIASOUP_WORKER_BIN names. */
final class RealWorker implements AutoCloseable {
  private final Path folder;
  private final Worker worker;

  RealWorker() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("participant-test");
    worker = Worker.start(WorkerSettings.of(binary(), folder.resolve("worker")));
  }

  private static Path binary() throws IOException, InterruptedException {
    var build =
        new ProcessBuilder("../mediasoup/worker/build.sh")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var lines =
        new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    if (build.waitFor() != 0 || lines.isEmpty()) {
      throw new IOException("No worker to test with: worker/build.sh failed");
    }
    return Path.of(lines.getLast());
  }

  Worker worker() {
    return worker;
  }

  @Override
  public void close() throws IOException {
    worker.close();
    Files.deleteIfExists(folder);
  }
}
