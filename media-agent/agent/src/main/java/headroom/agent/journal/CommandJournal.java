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

  private final Journal journal;
  private final JournalMap<String, StoredResult> results;
  private final JournalMap<Long, String> order;

  public CommandJournal(Journal journal) {
    this.journal = journal;
    results = journal.map("command_results", String.class, StoredResult.class);
    order = journal.map("command_order", Long.class, String.class);
  }

  /** The stored result of the command, or null if it is new or was forgotten. */
  public @Nullable StoredResult find(String commandId) {
    return results.get(commandId);
  }

  /** Stores a result and forgets the oldest beyond {@value #KEPT}. Callers do not overlap. */
  public void store(String commandId, StoredResult result) {
    journal.atomically(
        () -> {
          Long last = order.lastKey();
          long number = last == null ? 0 : last + 1;
          results.put(commandId, result);
          order.put(number, commandId);
          forgetBefore(number - KEPT + 1);
        });
  }

  private void forgetBefore(long number) {
    for (Long oldest = order.firstKey();
        oldest != null && oldest < number;
        oldest = order.firstKey()) {
      String forgotten = order.get(oldest);
      order.remove(oldest);
      if (forgotten != null) {
        results.remove(forgotten);
      }
    }
  }

  /**
   * How a command ended.
   *
   * @param code empty if it was carried out
   * @param message empty if it was carried out
   */
  public record StoredResult(boolean ok, String code, String message) {}
}
