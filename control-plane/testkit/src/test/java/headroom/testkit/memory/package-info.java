// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.testkit.memory;

import org.jspecify.annotations.NullMarked;
