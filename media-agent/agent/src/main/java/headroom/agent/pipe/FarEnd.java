// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

/**
 * What one end of a pipe asks of the other. Calls block, come one at a time and in order; each may
 * be repeated, and then changes nothing.
 */
public interface FarEnd {
  /** Lets a stream arrive, or brings one that arrives already into this state. */
  void produce(PipedStream stream);

  /** The stream goes on or pauses; unknown ones are ignored, because they may just have ended. */
  void update(String producerId, StreamState state);

  /** The stream has ended. */
  void close(String producerId);
}
