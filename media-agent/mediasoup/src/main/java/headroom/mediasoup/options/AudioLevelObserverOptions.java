// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

/**
 * Options of an audio level observer.
 *
 * @param maxEntries of the loudest producers in an event
 * @param threshold dBov from -127 to 0; what is quieter is silence
 * @param interval ms between events
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#AudioLevelObserverOptions">AudioLevelObserverOptions</a>
 */
public record AudioLevelObserverOptions(int maxEntries, int threshold, int interval) {
  private static final int MIN_THRESHOLD = -127;

  public AudioLevelObserverOptions {
    Range.check("maxEntries", maxEntries, 1, Range.MAX_UINT16);
    Range.check("threshold", threshold, MIN_THRESHOLD, 0);
    Range.check("interval", interval, 0, Range.MAX_UINT16);
  }

  /** mediasoup's presets. */
  public static AudioLevelObserverOptions preset() {
    return new AudioLevelObserverOptions(1, -80, 1000);
  }
}
