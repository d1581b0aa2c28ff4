// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import java.util.List;

/**
 * How well a consumer's stream goes, from 0 to 10.
 *
 * @param producerScore of the stream that is consumed at the moment
 * @param producerScores of all the producer's streams
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ConsumerScore">ConsumerScore</a>
 */
public record ConsumerScore(int score, int producerScore, List<Integer> producerScores) {
  public ConsumerScore {
    producerScores = List.copyOf(producerScores);
  }
}
