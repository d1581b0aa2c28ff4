// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import java.math.BigDecimal;
import java.math.MathContext;

/** Prints what was measured, a line of JSON per figure. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(5);

  private Figures() {}

  /** Neither name nor unit may hold anything that JSON would escape. */
  static void print(String name, String unit, double value) {
    System.out.printf(
        "{\"name\":\"%s\",\"unit\":\"%s\",\"value\":%s}%n",
        name, unit, new BigDecimal(value).round(DIGITS).toPlainString());
  }
}
