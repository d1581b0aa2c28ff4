// SPDX-License-Identifier: Apache-2.0
/** The worker processes of this host: started, pinned, watched, restarted, adopted. */
@NullMarked
package headroom.agent.worker;

import org.jspecify.annotations.NullMarked;
