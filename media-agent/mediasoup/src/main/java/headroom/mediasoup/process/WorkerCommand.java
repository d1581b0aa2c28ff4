// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a worker.
 *
 * @param binary mediasoup-worker
 * @param arguments of the worker, for example {@code --logLevel=warn}
 * @param cpu the one it is bound to; any if absent
 * @param startTimeout until it must say that it runs
 */
public record WorkerCommand(
    Path binary, List<String> arguments, @Nullable Integer cpu, Duration startTimeout) {
  /** The version whose schemas the channel's classes were generated from. */
  public static final String MEDIASOUP_VERSION = "3.27.1";

  /**
   * Writes down who it is before it becomes the worker, so that even an owner who dies at this very
   * moment leaves a worker that can be found. The worker then holds both ends of both pipes: it
   * would close itself if it saw the far end of one close.
   */
  private static final String SCRIPT =
      """
      folder=$1
      shift
      read -r _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ start _ < "/proc/$$/stat"
      echo "$$ $start" > "$folder/process.new"
      mv "$folder/process.new" "$folder/process"
      exec "$@" 3<>"$folder/in" 4<>"$folder/out" 0</dev/null
      """;

  public WorkerCommand {
    arguments = List.copyOf(arguments);
  }

  ProcessBuilder processBuilder(WorkerFolder folder) {
    List<String> command = new ArrayList<>();
    // Of its own session, or a signal to the owner's process group would end it too.
    command.addAll(List.of("setsid", "/bin/sh", "-c", SCRIPT, "sh", folder.path().toString()));
    if (cpu != null) {
      command.addAll(List.of("taskset", "-c", cpu.toString()));
    }
    command.add(binary.toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("MEDIASOUP_VERSION", MEDIASOUP_VERSION);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.logFile().toFile()));
    return builder;
  }
}
