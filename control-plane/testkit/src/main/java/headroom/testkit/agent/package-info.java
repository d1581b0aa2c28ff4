// SPDX-License-Identifier: Apache-2.0
/** Pretended media hosts: what runs on them, and the ways to connect them. */
@NullMarked
package headroom.testkit.agent;

import org.jspecify.annotations.NullMarked;
