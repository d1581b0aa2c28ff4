// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that sends a packet at each interval; used by the loop's thread. */
public sealed interface PacketSource permits SyntheticStream, ReceiverReport {
  /** Time between two packets. */
  Duration interval();

  /** The next packet, ready to be read, or null where nothing is to be sent this time. */
  @Nullable ByteBuffer next();
}
