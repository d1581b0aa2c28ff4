// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.testkit;

import org.jspecify.annotations.NullMarked;
