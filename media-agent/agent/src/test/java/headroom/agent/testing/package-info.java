// SPDX-License-Identifier: Apache-2.0
/** What tests of several packages need: tokens, a control plane, clients. */
@NullMarked
package headroom.agent.testing;

import org.jspecify.annotations.NullMarked;
