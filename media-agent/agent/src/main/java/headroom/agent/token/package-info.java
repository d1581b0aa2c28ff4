// SPDX-License-Identifier: Apache-2.0
/** Join tokens, verified offline with the control plane's public keys. */
@NullMarked
package headroom.agent.token;

import org.jspecify.annotations.NullMarked;
