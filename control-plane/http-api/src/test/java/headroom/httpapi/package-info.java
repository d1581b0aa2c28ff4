// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.httpapi;

import org.jspecify.annotations.NullMarked;
