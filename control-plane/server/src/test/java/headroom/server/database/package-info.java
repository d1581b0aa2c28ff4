// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.server.database;

import org.jspecify.annotations.NullMarked;
