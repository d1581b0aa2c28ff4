/** The agent's link to the control plane: session, reports, commands. */
@NullMarked
package headroom.agent.link;

import org.jspecify.annotations.NullMarked;
