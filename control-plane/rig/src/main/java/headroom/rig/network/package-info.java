// SPDX-License-Identifier: Apache-2.0
/** Hosts of a stage: addresses of loopback, or network namespaces with links that can be cut. */
@NullMarked
package headroom.rig.network;

import org.jspecify.annotations.NullMarked;
