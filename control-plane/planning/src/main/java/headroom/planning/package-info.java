// SPDX-License-Identifier: Apache-2.0
/** Pure deciders: a picture of the fleet and a policy in, a decision with reasons out. */
@NullMarked
package headroom.planning;

import org.jspecify.annotations.NullMarked;
