// SPDX-License-Identifier: Apache-2.0
/** What pages about one host, one worker or one room have in common. */
@NullMarked
package headroom.dashboard.subject;

import org.jspecify.annotations.NullMarked;
