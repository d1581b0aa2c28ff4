// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import headroom.agent.journal.DenialEntry;
import headroom.agent.journal.DenialJournal;
import headroom.agent.journal.JournalFailedException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts whose certificates count no more, although they have not ended. Kept on disk, so that they
 * are refused after a restart without the control plane too; what has ended by itself is forgotten,
 * so there are never more entries than hosts that were changed within a day.
 */
public final class DenyList {
  private static final Logger log = LoggerFactory.getLogger(DenyList.class);

  private final DenialJournal journal;
  private final String own;
  private final InstantSource clock;
  private final Map<String, DenialEntry> entries = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param own this host's name: what is said of itself is for the others
   */
  public DenyList(DenialJournal journal, String own, InstantSource clock) {
    this.journal = journal;
    this.own = own;
    this.clock = clock;
    journal.all().forEach(entry -> entries.put(entry.host(), entry));
    learn(List.of());
  }

  /** Hears the name of each host of which something new is known, on any thread. */
  public void onChange(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Whether nothing of this host counts. */
  public boolean isKeptOut(String host) {
    var entry = current(host);
    return entry != null && entry.isKeptOut();
  }

  /** Why nothing of this host counts, with a code before it; empty if something may. */
  public Optional<String> refusal(String host) {
    return refusal(host, Long.MAX_VALUE);
  }

  /** Why a host's certificate of this generation does not count, with a code before it. */
  public Optional<String> refusal(String host, long generation) {
    var entry = current(host);
    return entry == null ? Optional.empty() : entry.refusal(generation);
  }

  /** How many hosts something is known of. */
  int size() {
    return entries.size();
  }

  /**
   * Takes over what the control plane says. An older word than the one that is known changes
   * nothing, whichever came last. It counts at once, also when it can't be kept.
   */
  public synchronized void learn(List<DenialEntry> told) {
    long now = clock.millis();
    var over = new ArrayList<String>();
    entries.values().removeIf(entry -> entry.isOver(now) && over.add(entry.host()));
    var news = new ArrayList<DenialEntry>();
    for (var entry : told) {
      if (isNews(entry, now)) {
        entries.put(entry.host(), entry);
        news.add(entry);
      }
    }
    news.forEach(this::tell);
    try {
      journal.change(news, over);
    } catch (JournalFailedException e) {
      log.error("whom to refuse could not be kept, and is forgotten with this agent", e);
    }
  }

  private boolean isNews(DenialEntry entry, long now) {
    var known = entries.get(entry.host());
    return !entry.isOver(now)
        && !entry.host().equals(own)
        && (known == null || entry.changedAtUs() > known.changedAtUs());
  }

  private void tell(DenialEntry entry) {
    if (entry.isKeptOut()) {
      log.info("host {} is kept out: {}", entry.host(), entry.standing());
    }
    listeners.forEach(listener -> listener.accept(entry.host()));
  }

  private @Nullable DenialEntry current(String host) {
    var entry = entries.get(host);
    return entry == null || entry.isOver(clock.millis()) ? null : entry;
  }
}
