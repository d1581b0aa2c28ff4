// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.WorkerId;

/**
 * A part of a room, and where its agent is reached by the others.
 *
 * @param peerAddress empty while nobody knows it
 */
public record PartAddress(WorkerId worker, String peerAddress) {}
