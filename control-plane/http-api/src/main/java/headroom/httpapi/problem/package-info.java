// SPDX-License-Identifier: Apache-2.0
/** Refusals as RFC 9457 problem details, mapped in one place. */
@NullMarked
package headroom.httpapi.problem;

import org.jspecify.annotations.NullMarked;
