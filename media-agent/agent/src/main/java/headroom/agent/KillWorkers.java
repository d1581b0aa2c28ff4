// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import headroom.agent.config.StorageOptions;
import headroom.agent.journal.Journal;
import headroom.mediasoup.process.WorkerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends workers that outlived their agent and that no agent is going to adopt. */
@Command(
    name = "kill-workers",
    description = "End the workers, and their calls, of an agent that is gone.")
final class KillWorkers implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final StorageOptions folders = new StorageOptions();

  @Override
  public Integer call() throws IOException {
    var storage = folders.storage();
    int ended = 0;
    if (Files.exists(storage.journal())) {
      // Held meanwhile: an agent that is alive would start them again at once.
      try (var _ = Journal.open(storage.journal())) {
        ended = discard(storage.run());
      }
    } else {
      ended = discard(storage.run());
    }
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(ended + " workers ended");
    out.flush();
    return 0;
  }

  private static int discard(Path run) throws IOException {
    int ended = 0;
    for (var folder : WorkerFolder.list(run)) {
      var process = folder.process();
      if (process.isPresent() && process.get().isAlive()) {
        ended++;
      }
      folder.discard();
    }
    return ended;
  }
}
