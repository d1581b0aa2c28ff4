// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.awaitility.Awaitility.await;

import headroom.mediasoup.options.WorkerSettings;
import headroom.mediasoup.process.WorkerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Real workers, each in a folder of its own; whatever still runs after a test is killed. */
public final class TestWorkers implements AfterEachCallback {
  private static final Path BINARY = findBinary();

  private final Path parent = newFolder();
  private final List<Worker> workers = new ArrayList<>();

  /**
   * MEDIASOUP_WORKER_BIN or the system property mediasoup.worker.bin names the binary; otherwise
   * the one of this repository's own build is taken, which is a matter of minutes the first time.
   */
  public static Path binary() {
    return BINARY;
  }

  /** Where the workers' folders are. */
  public Path parent() {
    return parent;
  }

  public WorkerSettings settings() {
    return WorkerSettings.of(BINARY, parent.resolve(UUID.randomUUID().toString()));
  }

  public Worker start() {
    return start(settings());
  }

  public Worker start(WorkerSettings settings) {
    return keep(Worker.start(settings));
  }

  public Worker keep(Worker worker) {
    workers.add(worker);
    return worker;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (Worker worker : workers) {
      worker.kill();
      await().until(worker::closed);
    }
    for (WorkerFolder folder : WorkerFolder.list(parent)) {
      folder.discard();
    }
    Files.deleteIfExists(parent);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("mediasoup-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path findBinary() {
    String given =
        System.getProperty(
            "mediasoup.worker.bin", System.getenv().getOrDefault("MEDIASOUP_WORKER_BIN", ""));
    return Path.of(given.isEmpty() ? build() : given);
  }

  private static String build() {
    try {
      Process build =
          new ProcessBuilder("worker/build.sh")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      List<String> lines =
          new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      if (build.waitFor() != 0 || lines.isEmpty()) {
        throw new IllegalStateException(
            "No worker to test with: worker/build.sh failed, and MEDIASOUP_WORKER_BIN is not set");
      }
      return lines.getLast();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
