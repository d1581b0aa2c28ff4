// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

/** What one participant may have; real clients need a tenth of it. */
final class Limits {
  static final int TRANSPORTS = 16;
  static final int PRODUCERS = 16;
  static final int DATA_PRODUCERS = 16;
  static final int DISPLAY_NAME = 128;
  static final int ID = 64;

  /** Of appData and device as JSON, in characters. */
  static final int APP_DATA = 2_048;

  static final int LABEL = 128;

  private Limits() {}
}
