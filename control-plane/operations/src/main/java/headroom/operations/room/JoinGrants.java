// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

/**
 * What a join token allows beside joining.
 *
 * @param plain joining over plain RTP, which only native participants use
 * @param sends sending; who may not only listens, and takes less room
 */
public record JoinGrants(boolean plain, boolean sends) {}
