// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.model.PartId;

/**
 * A part and the way to its agent.
 *
 * @param peerAddress where that agent listens for others, {@code host:port}; empty if it doesn't
 */
public record PartAddress(PartId part, String peerAddress) {}
