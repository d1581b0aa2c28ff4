// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import org.jspecify.annotations.Nullable;

/**
 * The results of the last commands by their ids, so that a repeated command gets the same answer
 * and has no second effect.
 */
public final class CommandJournal {
  /** As many as a control plane may repeat after a long absence. */
  static final int KEPT = 10_000;

  private final JournalMap<String, StoredResult> results;
  private final JournalMap<Long, String> order;

  public CommandJournal(Journal journal) {
    results = journal.map("command-results", StoredResult.class);
    order = journal.map("command-order", String.class);
  }

  /** The stored result of the command, or null if it is new or was forgotten. */
  public @Nullable StoredResult find(String commandId) {
    return results.get(commandId);
  }

  /** Stores a result and forgets the oldest beyond {@value #KEPT}. Callers do not overlap. */
  public void store(String commandId, StoredResult result) {
    results.stage(commandId, result);
    Long last = order.lastKey();
    while (order.size() >= KEPT) {
      Long oldest = order.firstKey();
      String forgotten = oldest == null ? null : order.get(oldest);
      if (oldest == null || forgotten == null) {
        break;
      }
      order.drop(oldest);
      results.drop(forgotten);
    }
    order.put(last == null ? 0L : last + 1, commandId);
  }

  /**
   * How a command ended.
   *
   * @param code empty if it was carried out
   * @param message empty if it was carried out
   */
  public record StoredResult(boolean ok, String code, String message) {}
}
