// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import headroom.agent.model.WorkerNumber;
import org.jspecify.annotations.Nullable;

/** What must be known of workers after the agent's restart. */
public final class WorkerJournal {
  private final JournalMap<Integer, WorkerEntry> workers;

  public WorkerJournal(Journal journal) {
    workers = journal.map("workers", Integer.class, WorkerEntry.class);
  }

  /** The last entry of this number, or null if it never ran. */
  public @Nullable WorkerEntry find(WorkerNumber number) {
    return workers.get(number.value());
  }

  public void store(WorkerNumber number, WorkerEntry entry) {
    workers.put(number.value(), entry);
  }

  /**
   * A worker's history.
   *
   * @param incarnation of the last process that was started or about to be
   * @param lastDeath empty if it never died
   */
  public record WorkerEntry(long incarnation, long startedAtMs, int restarts, String lastDeath) {}
}
