// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import headroom.mediasoup.rtp.SctpStreamParameters;
import org.jspecify.annotations.Nullable;

/**
 * Options of a data producer over SCTP.
 *
 * @param id only for pipes, where it keeps its id
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#DataProducerOptions">DataProducerOptions</a>
 */
public record DataProducerOptions(
    @Nullable String id,
    SctpStreamParameters sctpStreamParameters,
    String label,
    String protocol,
    boolean paused) {
  /** mediasoup's presets. */
  public static DataProducerOptions of(SctpStreamParameters stream) {
    return new DataProducerOptions(null, stream, "", "", false);
  }

  public DataProducerOptions withId(String changed) {
    return new DataProducerOptions(changed, sctpStreamParameters, label, protocol, paused);
  }

  public DataProducerOptions withLabel(String changed) {
    return new DataProducerOptions(id, sctpStreamParameters, changed, protocol, paused);
  }

  public DataProducerOptions withProtocol(String changed) {
    return new DataProducerOptions(id, sctpStreamParameters, label, changed, paused);
  }

  public DataProducerOptions withPaused(boolean changed) {
    return new DataProducerOptions(id, sctpStreamParameters, label, protocol, changed);
  }
}
