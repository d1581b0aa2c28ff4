// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** The 1-based position of a worker on its host; stable over restarts of the worker. */
public record WorkerNumber(int value) implements Comparable<WorkerNumber> {
  public WorkerNumber {
    if (value < 1) {
      throw new IllegalArgumentException("workers count from 1");
    }
  }

  @Override
  public int compareTo(WorkerNumber other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "w" + value;
  }
}
