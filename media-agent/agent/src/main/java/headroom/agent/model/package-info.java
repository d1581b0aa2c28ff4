// SPDX-License-Identifier: Apache-2.0
/** Ids and values that all parts of the agent share. */
@NullMarked
package headroom.agent.model;

import org.jspecify.annotations.NullMarked;
