// SPDX-License-Identifier: Apache-2.0
/** The words that parts on different hosts have for each other, over gRPC: both sides of it. */
@NullMarked
package headroom.agent.peer;

import org.jspecify.annotations.NullMarked;
