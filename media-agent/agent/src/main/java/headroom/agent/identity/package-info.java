// SPDX-License-Identifier: Apache-2.0
/** Who this host is to the control plane and to other agents: its key and certificates. */
@NullMarked
package headroom.agent.identity;

import org.jspecify.annotations.NullMarked;
