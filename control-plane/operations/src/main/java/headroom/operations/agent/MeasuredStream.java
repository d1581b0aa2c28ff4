// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.ParticipantId;

/**
 * One stream that a receiver had before and after its move.
 *
 * @param from who sends it
 * @param source for example {@code camera} or {@code microphone}
 * @param video else audio
 * @param longestGapMs longest time without a new picture, or without an audible sample, ms
 * @param baselineMs the same just before the move, ms
 * @param switchMs from the last of the old stream to the first of the new one, ms
 * @param arrived false when it did not come at all
 */
public record MeasuredStream(
    ParticipantId from,
    String source,
    boolean video,
    double longestGapMs,
    double baselineMs,
    double switchMs,
    boolean arrived) {}
