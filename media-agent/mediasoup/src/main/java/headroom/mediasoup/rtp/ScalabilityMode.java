// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a stream.
 *
 * @param spatialLayers 1 or more
 * @param temporalLayers 1 or more
 * @param ksvc whether spatial layers depend on each other at key frames only
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#scalabilityMode">ScalabilityMode</a>
 */
public record ScalabilityMode(int spatialLayers, int temporalLayers, boolean ksvc) {
  private static final Pattern FORM = Pattern.compile("^[LS]([1-9]\\d?)T([1-9]\\d?)(_KEY)?");

  /** What the given text stands for; one layer of each if it is absent or not understood. */
  public static ScalabilityMode of(@Nullable String text) {
    Matcher form = FORM.matcher(text == null ? "" : text);
    return form.find()
        ? new ScalabilityMode(
            Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), form.group(3) != null)
        : new ScalabilityMode(1, 1, false);
  }
}
