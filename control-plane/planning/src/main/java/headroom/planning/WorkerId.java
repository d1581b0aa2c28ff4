// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

import java.util.Comparator;

/**
 * A worker's place on its host: it stays the same over restarts of the process.
 *
 * @param host the host that runs it
 * @param number 1-based position on the host
 */
public record WorkerId(HostId host, int number) implements Comparable<WorkerId> {
  private static final Comparator<WorkerId> ORDER =
      Comparator.comparing(WorkerId::host).thenComparingInt(WorkerId::number);

  /**
   * @throws IllegalArgumentException when the number is below 1
   */
  public WorkerId {
    if (number < 1) {
      throw new IllegalArgumentException("A worker's number begins at 1: " + number);
    }
  }

  /**
   * Reads the form that {@link #toString} writes, for example {@code media-03/w5}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static WorkerId parse(String text) {
    int slash = text.indexOf("/w");
    if (slash < 1) {
      throw new IllegalArgumentException("A worker is written HOST/wNUMBER: " + text);
    }
    try {
      return new WorkerId(
          new HostId(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 2)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("A worker is written HOST/wNUMBER: " + text, e);
    }
  }

  /** The short name within its host, for example {@code w5}. */
  public String shortName() {
    return "w" + number;
  }

  @Override
  public int compareTo(WorkerId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return host + "/" + shortName();
  }
}
