// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/** What a producer sends, as mediasoup names it. */
public enum MediaKind {
  AUDIO,
  VIDEO
}
