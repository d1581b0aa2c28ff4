// SPDX-License-Identifier: Apache-2.0
/** What every adapter of a port promises, as tests to extend. */
@NullMarked
package headroom.testkit.contract;

import org.jspecify.annotations.NullMarked;
