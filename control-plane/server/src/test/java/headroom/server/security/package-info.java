// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.server.security;

import org.jspecify.annotations.NullMarked;
