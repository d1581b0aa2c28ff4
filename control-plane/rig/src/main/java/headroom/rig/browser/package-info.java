// SPDX-License-Identifier: Apache-2.0
/** People in Chromium: in a room, and at the dashboard. */
@NullMarked
package headroom.rig.browser;

import org.jspecify.annotations.NullMarked;
