// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/**
 * One stream that a participant sends.
 *
 * @param flow how far it goes now
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#Producer">Producer</a>
 */
public record Producer(ProducerId id, MediaKind kind, Source source, Flow flow) {
  /**
   * @throws IllegalArgumentException when media of this kind can't come from this source
   */
  public Producer {
    if (!source.gives(kind)) {
      throw new IllegalArgumentException(source + " gives no " + kind + ": " + id);
    }
  }

  Producer with(Flow other) {
    return new Producer(id, kind, source, other);
  }
}
