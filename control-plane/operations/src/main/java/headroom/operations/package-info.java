// SPDX-License-Identifier: Apache-2.0
/** Use cases of the control plane and its ports to the outside. */
@NullMarked
package headroom.operations;

import org.jspecify.annotations.NullMarked;
