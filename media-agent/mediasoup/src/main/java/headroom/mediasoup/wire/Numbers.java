// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import java.util.List;

/**
 * Enumerations on the channel are numbers in the order of mediasoup's schema. Ours are declared in
 * that order; a test compares the names.
 */
final class Numbers {
  private Numbers() {}

  @SuppressWarnings("EnumOrdinal") // The order is what the schema fixes, and a test checks it.
  static int of(Enum<?> constant) {
    return constant.ordinal();
  }

  static <E extends Enum<E>> E constant(List<E> constants, int number) {
    return constants.get(number);
  }
}
