// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditEntry;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticEntry;
import headroom.operations.automatic.AutomaticState;
import headroom.operations.automatic.AutomaticStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Automatic mode without PostgreSQL; the same contract. */
public final class InMemoryAutomaticStore implements AutomaticStore {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final List<AutomaticAct> acts = new ArrayList<>();
  private AutomaticState state = AutomaticState.INITIAL;
  private String claimedBy = "";
  private long numbers;

  InMemoryAutomaticStore(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized AutomaticState state() {
    database.ask();
    return state;
  }

  @Override
  public synchronized boolean change(AutomaticState next, AuditEntry entry, AutomaticEntry act) {
    database.ask();
    if (next.version() != state.version() + 1) {
      return false;
    }
    state = next;
    audit.write(entry);
    acts.add(AutomaticAct.first(++numbers, act));
    return true;
  }

  @Override
  public synchronized boolean claim(String replica, Duration length) {
    database.ask();
    if (claimedBy.isEmpty()) {
      claimedBy = replica;
    }
    return claimedBy.equals(replica);
  }

  /** Time passes without a word of the replica that decides. */
  public synchronized void claimEnds() {
    claimedBy = "";
  }

  @Override
  public synchronized void log(AutomaticEntry entry) {
    database.ask();
    if (!acts.isEmpty() && entry.repeats(acts.getLast().code(), acts.getLast().workers())) {
      acts.set(acts.size() - 1, acts.getLast().again(entry));
    } else {
      acts.add(AutomaticAct.first(++numbers, entry));
    }
  }

  @Override
  public synchronized List<AutomaticAct> acts(int most, long before) {
    database.ask();
    return acts.reversed().stream().filter(act -> act.number() < before).limit(most).toList();
  }

  @Override
  public synchronized void forget(Instant nothingBefore, Instant before) {
    database.ask();
    acts.removeIf(
        act ->
            act.until().isBefore(before)
                || (act.code().isNothing() && act.until().isBefore(nothingBefore)));
  }
}
