// SPDX-License-Identifier: Apache-2.0
package headroom.rig.training;

import headroom.rig.process.Checkout;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes the cache as part of the build, so that the first demo or proof needn't. */
@Command(name = "train", description = "Trains the server's JVM, unless this build was trained.")
public final class TrainCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Training.cacheFor(Checkout.ofLauncher());
    return 0;
  }
}
