// SPDX-License-Identifier: Apache-2.0
package headroom.operations.history;

import java.time.Instant;

/**
 * Load of one worker over a minute.
 *
 * @param at start of the minute
 * @param load mean share of usable capacity
 * @param peak highest share of usable capacity
 * @param consumers highest number of consumers, live and paused
 */
public record LoadSample(Instant at, double load, double peak, int consumers) {}
