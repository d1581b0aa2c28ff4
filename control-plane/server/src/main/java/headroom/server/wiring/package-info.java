// SPDX-License-Identifier: Apache-2.0
/** Joins the use cases with their adapters, and turns their clocks. */
@NullMarked
package headroom.server.wiring;

import org.jspecify.annotations.NullMarked;
