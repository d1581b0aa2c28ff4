// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

/**
 * What one direction of a pipe has cost at its sending end, and what has come the other way.
 *
 * @param bytesSent since the pipe was made, RTP with its headers
 * @param bytesReceived the same of what arrived
 */
public record PipeCost(long bytesSent, long bytesReceived) {}
