// SPDX-License-Identifier: Apache-2.0
/** The control-plane process. */
@NullMarked
package headroom.server;

import org.jspecify.annotations.NullMarked;
