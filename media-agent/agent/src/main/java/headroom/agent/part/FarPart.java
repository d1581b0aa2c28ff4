// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.pipe.PipeAddress;
import headroom.agent.pipe.PipedStream;
import headroom.agent.pipe.StreamState;
import headroom.agent.speaker.RouterVoices;

/**
 * What one part of a room tells another. Calls block, and each may be repeated and then changes
 * nothing.
 *
 * <p>All throw {@link PartGoneException} when the other part did not hear it, or does not know what
 * it is about; then it has to be greeted again and told everything.
 */
public interface FarPart {
  /** Who is here; the answer says who is there. */
  Greeting greet(Ends ends, Greeting greeting);

  /** Where the caller's end of their pipe receives; the answer says where the other one does. */
  PipeAddress offer(Ends ends, PipeAddress address);

  /**
   * A stream that comes through the pipe.
   *
   * @param pipePort the caller's end; an earlier pipe between the two had another one
   */
  void produce(Ends ends, int pipePort, PipedStream stream);

  void update(Ends ends, int pipePort, String producerId, StreamState state);

  void close(Ends ends, int pipePort, String producerId);

  /** Who sends on the caller's part, and when they last spoke. */
  void hear(Ends ends, RouterVoices voices);
}
