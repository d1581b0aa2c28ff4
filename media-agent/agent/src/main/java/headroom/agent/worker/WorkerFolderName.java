// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import headroom.agent.model.WorkerNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a worker's folder, for example {@code w3-17}: number 3, incarnation 17. It tells the
 * next agent whose FIFOs they are.
 */
record WorkerFolderName(WorkerNumber number, long incarnation) {
  private static final Pattern FORM = Pattern.compile("w([1-9][0-9]{0,3})-([1-9][0-9]{0,17})");

  static @Nullable WorkerFolderName parse(String name) {
    var match = FORM.matcher(name);
    return match.matches()
        ? new WorkerFolderName(
            new WorkerNumber(Integer.parseInt(match.group(1))), Long.parseLong(match.group(2)))
        : null;
  }

  @Override
  public String toString() {
    return number + "-" + incarnation;
  }
}
