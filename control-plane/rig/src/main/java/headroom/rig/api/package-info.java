// SPDX-License-Identifier: Apache-2.0
/** The HTTP API as a back end uses it. */
@NullMarked
package headroom.rig.api;

import org.jspecify.annotations.NullMarked;
