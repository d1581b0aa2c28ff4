// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import java.util.Collection;
import java.util.List;

/** Hosts that are not to be spoken to, by their names. */
public final class DenialJournal {
  private final Journal journal;
  private final JournalMap<String, DenialEntry> entries;

  public DenialJournal(Journal journal) {
    this.journal = journal;
    entries = journal.map("denials", String.class, DenialEntry.class);
  }

  public List<DenialEntry> all() {
    return entries.values();
  }

  /** Puts entries in the place of what is known of the same hosts, and forgets others. */
  public void change(Collection<DenialEntry> known, Collection<String> forgotten) {
    if (known.isEmpty() && forgotten.isEmpty()) {
      return;
    }
    journal.atomically(
        () -> {
          forgotten.forEach(entries::remove);
          known.forEach(entry -> entries.put(entry.host(), entry));
        });
  }
}
