// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one worker process: its two pipes, its lock, its log, and what a later owner must
 * know. It belongs below a folder that survives the owner, and goes when the worker has ended.
 */
public record WorkerFolder(Path path) {
  private static final int MAX_LOG_LINES = 5;

  /** The folders of all workers that were started below the given one, dead or alive. */
  public static List<WorkerFolder> list(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .map(WorkerFolder::new)
          .filter(folder -> Files.exists(folder.lockFile()))
          .sorted(Comparator.comparing(WorkerFolder::path))
          .toList();
    }
  }

  /** Requests and notifications to the worker. */
  Path toWorker() {
    return path.resolve("in");
  }

  /** Answers and notifications from the worker. */
  Path fromWorker() {
    return path.resolve("out");
  }

  Path lockFile() {
    return path.resolve("lock");
  }

  /** What the worker says on its standard output and error; its usual log goes over the channel. */
  public Path logFile() {
    return path.resolve("worker.log");
  }

  private Path identityFile() {
    return path.resolve("process");
  }

  private Path generationFile() {
    return path.resolve("generation");
  }

  /** The process that was started here, which may be dead by now; empty if none ever was. */
  public Optional<ProcessIdentity> process() throws IOException {
    return Files.exists(identityFile())
        ? ProcessIdentity.parse(Files.readString(identityFile()))
        : Optional.empty();
  }

  /** Counts the owners of this worker. */
  int nextGeneration() throws IOException {
    int last =
        Files.exists(generationFile())
            ? Integer.parseInt(Files.readString(generationFile()).strip())
            : 0;
    Files.writeString(generationFile(), Integer.toString(last + 1));
    return last + 1;
  }

  /** The end of the process's own log; empty if it said nothing. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(logFile());
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - MAX_LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the process if it still runs, and removes the folder. */
  public void discard() throws IOException {
    Optional<ProcessIdentity> process = process();
    if (process.isPresent()) {
      process.get().kill();
    }
    delete();
  }

  /** Others may do the same meanwhile. */
  void delete() throws IOException {
    for (Path file :
        List.of(
            toWorker(),
            fromWorker(),
            logFile(),
            identityFile(),
            path.resolve("process.new"),
            generationFile(),
            lockFile())) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(path);
  }
}
