// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Ids for rooms and participants that come without one: short, and easy to read aloud. */
final class RandomNames implements Supplier<String> {
  /** Without vowels, which make words, and without characters that look alike. */
  private static final String ALPHABET = "bcdfghjkmnpqrstvwxz23456789";

  /** 27^12 possibilities: a clash is not to be expected in the life of a fleet. */
  private static final int LENGTH = 12;

  private final RandomGenerator random;

  RandomNames(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public String get() {
    StringBuilder name = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }
}
