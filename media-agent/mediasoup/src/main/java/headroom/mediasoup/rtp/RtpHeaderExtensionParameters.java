// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.Map;

/**
 * A header extension in use by a stream.
 *
 * @param uri one of {@link RtpHeaderExtensionUri}
 * @param id 1 to 255, unique within the stream
 * @param encrypt false if absent; mediasoup does not encrypt extensions
 * @param parameters none are in use by mediasoup
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpHeaderExtensionParameters">RtpHeaderExtensionParameters</a>
 */
public record RtpHeaderExtensionParameters(
    String uri, int id, Boolean encrypt, Map<String, Object> parameters) {
  public RtpHeaderExtensionParameters {
    uri = Absent.orEmpty(uri);
    encrypt = Absent.or(encrypt, false);
    parameters = Absent.orEmpty(parameters);
  }
}
