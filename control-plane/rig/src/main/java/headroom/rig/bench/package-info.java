// SPDX-License-Identifier: Apache-2.0
/**
 * Repeats the measurements of docs/benchmarks.md: contenders in turn, in one run, on one machine.
 */
@NullMarked
package headroom.rig.bench;

import org.jspecify.annotations.NullMarked;
