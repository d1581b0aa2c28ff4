// SPDX-License-Identifier: Apache-2.0
/** What happens, told one after the other to whoever listens. */
@NullMarked
package headroom.operations.event;

import org.jspecify.annotations.NullMarked;
