// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

/**
 * What one direction of a pipe costs at its sending end.
 *
 * @param live streams that are sent
 * @param paused streams on standby or paused by their senders: they cost no bandwidth
 * @param bytesSent since the pipe was made, RTP with its headers
 */
public record PipeCost(int live, int paused, long bytesSent) {}
