// SPDX-License-Identifier: Apache-2.0
/** One worker: its load, limits, consumers, history and rooms. */
@NullMarked
package headroom.dashboard.worker;

import org.jspecify.annotations.NullMarked;
