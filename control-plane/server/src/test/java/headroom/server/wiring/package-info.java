// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.server.wiring;

import org.jspecify.annotations.NullMarked;
