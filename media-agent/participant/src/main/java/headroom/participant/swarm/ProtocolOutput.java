// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps stdout for the protocol. libwebrtc's threads print to it too, for example at the end of the
 * process; from here on that goes to stderr.
 */
final class ProtocolOutput {
  private static final Logger LOG = LoggerFactory.getLogger(ProtocolOutput.class);
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  private ProtocolOutput() {}

  @SuppressWarnings("restricted")
  static PrintStream claim() {
    try {
      var linker = Linker.nativeLinker();
      var dup2 =
          linker.downcallHandle(
              linker.defaultLookup().find("dup2").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      // Appending, so that a file is not emptied by being opened a second time.
      var own = new FileOutputStream("/proc/self/fd/" + STDOUT, true);
      var result = (int) dup2.invokeExact(STDERR, STDOUT);
      if (result != STDOUT) {
        own.close();
        throw new IllegalStateException("dup2 answered " + result);
      }
      return new PrintStream(own, false, StandardCharsets.UTF_8);
    } catch (Throwable e) {
      LOG.debug("stdout stays shared with native code", e);
      return System.out;
    }
  }
}
