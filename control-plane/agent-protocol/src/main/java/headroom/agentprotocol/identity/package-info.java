// SPDX-License-Identifier: Apache-2.0
/** Who is at the other end of a connection: certificates of the fleet, as both sides read them. */
@NullMarked
package headroom.agentprotocol.identity;

import org.jspecify.annotations.NullMarked;
