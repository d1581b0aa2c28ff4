// SPDX-License-Identifier: Apache-2.0
/** The agent's link to the control plane: session, reports, commands. */
@NullMarked
package headroom.agent.link;

import org.jspecify.annotations.NullMarked;
