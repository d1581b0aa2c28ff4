// SPDX-License-Identifier: Apache-2.0
/** The parts that pages are built of; each changes in place and only when its value does. */
@NullMarked
package headroom.dashboard.element;

import org.jspecify.annotations.NullMarked;
