// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a worker is to be started.
 *
 * @param binary mediasoup-worker of exactly the version that this library speaks to
 * @param folder that does not exist yet, in one that survives the owner; the worker's alone
 * @param cpu the one that the worker is bound to; any if absent
 * @param logLevel debug, warn, error or none
 * @param arguments more of them, for example {@code --rtcMinPort=20000}
 * @param startTimeout until it must say that it runs
 * @param requestTimeout until it must have answered a request
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WorkerSettings">WorkerSettings</a>
 */
public record WorkerSettings(
    Path binary,
    Path folder,
    @Nullable Integer cpu,
    String logLevel,
    List<String> logTags,
    List<String> arguments,
    Duration startTimeout,
    Duration requestTimeout) {
  /** A worker that hangs this long has lost its calls anyway. */
  public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
  private static final List<String> LOG_LEVELS = List.of("debug", "warn", "error", "none");

  public WorkerSettings {
    logTags = List.copyOf(logTags);
    arguments = List.copyOf(arguments);
    if (!LOG_LEVELS.contains(logLevel)) {
      throw Range.invalid("logLevel must be one of %s, not %s".formatted(LOG_LEVELS, logLevel));
    }
    if (cpu != null) {
      Range.check("cpu", cpu, 0, Range.MAX_UINT16);
    }
  }

  /** On any CPU; warnings and errors are logged. */
  public static WorkerSettings of(Path binary, Path folder) {
    return new WorkerSettings(
        binary, folder, null, "warn", List.of(), List.of(), START_TIMEOUT, REQUEST_TIMEOUT);
  }

  public WorkerSettings withCpu(@Nullable Integer changed) {
    return new WorkerSettings(
        binary, folder, changed, logLevel, logTags, arguments, startTimeout, requestTimeout);
  }

  public WorkerSettings withLog(String level, List<String> tags) {
    return new WorkerSettings(
        binary, folder, cpu, level, tags, arguments, startTimeout, requestTimeout);
  }

  public WorkerSettings withArguments(List<String> changed) {
    return new WorkerSettings(
        binary, folder, cpu, logLevel, logTags, changed, startTimeout, requestTimeout);
  }

  public WorkerSettings withTimeouts(Duration start, Duration request) {
    return new WorkerSettings(binary, folder, cpu, logLevel, logTags, arguments, start, request);
  }

  /** What the worker's command line holds behind the binary. */
  public List<String> commandLine() {
    List<String> line = new ArrayList<>();
    line.add("--logLevel=" + logLevel);
    logTags.forEach(tag -> line.add("--logTag=" + tag));
    line.addAll(arguments);
    return List.copyOf(line);
  }
}
