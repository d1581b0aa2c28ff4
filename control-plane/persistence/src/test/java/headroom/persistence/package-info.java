// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.persistence;

import org.jspecify.annotations.NullMarked;
