// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

/** How far a worker may be filled. */
interface Ceiling {
  /** Every worker up to its headroom line. */
  Ceiling LINE = (piece, bin) -> bin.usable;

  /** Consumers at or below which this worker stays with this part. */
  long of(Piece piece, Bin bin);

  /** Every worker up to this share of its usable capacity. */
  static Ceiling share(double share) {
    return (piece, bin) -> bin.at(share);
  }
}
