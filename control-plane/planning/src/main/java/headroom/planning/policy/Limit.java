// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

/** What may fill first: a worker is as loaded as its fullest limit. */
public enum Limit {
  CONSUMERS("consumers"),
  CPU("CPU"),
  PACKETS("packets");

  private final String words;

  Limit(String words) {
    this.words = words;
  }

  /** As people read it. */
  public String words() {
    return words;
  }
}
