// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.operation.MeasuredMove;
import java.util.stream.Stream;

/**
 * One stream that a receiver had before and after its move; times in ms.
 *
 * @param sender who sends it
 * @param video else audio
 * @param longestGapMs longest time without a new picture or an audible sample
 * @param baselineMs the same just before the move
 * @param switchMs from the last of the old stream to the first of the new one
 * @param arrived false when it did not come at all
 */
public record GapView(
    String room,
    String receiver,
    String sender,
    String source,
    boolean video,
    double longestGapMs,
    double baselineMs,
    double switchMs,
    boolean arrived) {
  static Stream<GapView> of(MeasuredMove measured) {
    return measured.streams().stream()
        .map(
            stream ->
                new GapView(
                    measured.room().value(),
                    measured.receiver().value(),
                    stream.from().value(),
                    stream.source(),
                    stream.video(),
                    stream.longestGapMs(),
                    stream.baselineMs(),
                    stream.switchMs(),
                    stream.arrived()));
  }
}
