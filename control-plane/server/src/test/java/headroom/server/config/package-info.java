// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.server.config;

import org.jspecify.annotations.NullMarked;
