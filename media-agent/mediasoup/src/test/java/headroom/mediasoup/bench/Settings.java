// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import java.nio.file.Path;

/** What the environment says about a measurement. */
final class Settings {
  private Settings() {}

  /** The worker to measure. */
  static Path binary() {
    String binary = System.getenv("MEDIASOUP_WORKER_BIN");
    if (binary == null) {
      throw new IllegalStateException("MEDIASOUP_WORKER_BIN must name the worker binary");
    }
    return Path.of(binary);
  }

  static int number(String name, int preset) {
    int value = Integer.parseInt(System.getenv().getOrDefault(name, String.valueOf(preset)));
    if (value < 1) {
      throw new IllegalStateException(name + " must be a whole number above 0, not " + value);
    }
    return value;
  }
}
