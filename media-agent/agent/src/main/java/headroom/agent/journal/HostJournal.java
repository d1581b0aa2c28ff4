// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import org.jspecify.annotations.Nullable;

/** What concerns the host as a whole. */
public final class HostJournal {
  private static final String INCARNATION = "incarnation";
  private static final String TOKEN_KEYS = "token-keys";

  private final JournalMap<String, Long> counters;
  private final JournalMap<String, String> texts;

  public HostJournal(Journal journal) {
    counters = journal.map("host_counters", String.class, Long.class);
    texts = journal.map("host_texts", String.class, String.class);
  }

  /** Begins a new incarnation of this agent: one more than ever before on this host. */
  public long beginIncarnation() {
    Long last = counters.get(INCARNATION);
    long incarnation = last == null ? 1 : last + 1;
    counters.put(INCARNATION, incarnation);
    return incarnation;
  }

  /** The last JSON Web Key Set of the control plane, or null if it never sent one. */
  public @Nullable String tokenKeys() {
    return texts.get(TOKEN_KEYS);
  }

  public void storeTokenKeys(String jwks) {
    texts.put(TOKEN_KEYS, jwks);
  }
}
