// SPDX-License-Identifier: Apache-2.0
/** The media agent of one host, put together. */
@NullMarked
package headroom.agent;

import org.jspecify.annotations.NullMarked;
