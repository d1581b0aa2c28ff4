// SPDX-License-Identifier: Apache-2.0
/** Measurements: programs that print a line of JSON per figure; see docs/benchmarks.md. */
@NullMarked
package headroom.mediasoup.bench;

import org.jspecify.annotations.NullMarked;
