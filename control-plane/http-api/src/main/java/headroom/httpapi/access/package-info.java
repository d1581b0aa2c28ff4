// SPDX-License-Identifier: Apache-2.0
/** Which right each endpoint needs; users and keys. */
@NullMarked
package headroom.httpapi.access;

import org.jspecify.annotations.NullMarked;
