// SPDX-License-Identifier: Apache-2.0
/** How hosts become part of the fleet, and by which certificates they are known. */
@NullMarked
package headroom.operations.enrolment;

import org.jspecify.annotations.NullMarked;
