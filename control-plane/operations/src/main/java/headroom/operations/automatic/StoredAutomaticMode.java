// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The switch in the database; a copy is kept here, so that looking at it never waits. */
public final class StoredAutomaticMode implements AutomaticMode {
  static final AuditObject OBJECT = new AuditObject(AuditObject.Kind.AUTOMATIC, "fleet");

  private static final int TRIES = 5;

  private final AutomaticStore store;
  private final Clock clock;
  private volatile AutomaticState known;

  /** Reads what is stored. */
  public StoredAutomaticMode(AutomaticStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.known = store.state();
  }

  /** Takes over what another replica has changed. To be called every few seconds. */
  public void refresh() {
    known = store.state();
  }

  @Override
  public AutomaticState state() {
    return known;
  }

  @Override
  public AutomaticState change(UnaryOperator<AutomaticSettings> change, String reason, String who) {
    requireReason(reason);
    return retried(
        (before, now) -> {
          AutomaticSettings settings = change.apply(before.settings());
          if (settings.equals(before.settings())) {
            return before;
          }
          return changed(
              before.with(settings, now, who),
              new Act("automatic.change", code(before.settings(), settings), reason, who, now),
              differing(before.settings(), settings),
              differing(settings, before.settings()));
        });
  }

  @Override
  public AutomaticState resume(String reason, String who) {
    requireReason(reason);
    return retried(
        (before, now) ->
            before.halt() == null
                ? before
                : changed(
                    before.resumed(),
                    new Act("automatic.resume", AutomaticCode.RESUMED, reason, who, now),
                    Map.of("halted", true),
                    Map.of("halted", false)));
  }

  /** An attempt on what is stored now. */
  private interface Attempt {
    /** Null when somebody else was quicker. */
    @Nullable AutomaticState on(AutomaticState before, Instant now);
  }

  private record Act(String name, AutomaticCode code, String reason, String who, Instant at) {}

  private AutomaticState retried(Attempt attempt) {
    for (int i = 0; i < TRIES; i++) {
      AutomaticState after =
          attempt.on(store.state(), clock.instant().truncatedTo(ChronoUnit.MICROS));
      if (after != null) {
        known = after;
        return after;
      }
    }
    throw new HeadroomException(
        ErrorCode.DATABASE_UNAVAILABLE,
        "Others change automatic mode all the time; nothing was changed. Try again in a moment.");
  }

  private @Nullable AutomaticState changed(
      AutomaticState after, Act act, Map<String, Object> was, Map<String, Object> is) {
    AuditEntry audit =
        AuditEntry.done(act.at(), act.who(), act.name(), OBJECT, act.reason(), was, is);
    String words = act.reason().isEmpty() ? said(is) : act.reason();
    AutomaticEntry entry =
        new AutomaticEntry(act.at(), act.code(), List.of(), words, act.who(), null);
    return store.change(after, audit, entry) ? after : null;
  }

  private static String said(Map<String, Object> is) {
    return String.join(
        ", ", is.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList());
  }

  private static AutomaticCode code(AutomaticSettings before, AutomaticSettings after) {
    if (before.on() == after.on()) {
      return AutomaticCode.SETTINGS_CHANGED;
    }
    return after.on() ? AutomaticCode.SWITCHED_ON : AutomaticCode.SWITCHED_OFF;
  }

  /** Those of the first that are others in the second. */
  private static Map<String, Object> differing(AutomaticSettings one, AutomaticSettings other) {
    Map<String, Object> values = new TreeMap<>(one.byKey());
    values.entrySet().removeAll(other.byKey().entrySet());
    return values;
  }

  private static void requireReason(String reason) {
    if (reason.length() > AuditEntry.MOST_REASON) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A reason has at most " + AuditEntry.MOST_REASON + " characters.");
    }
  }

  @Override
  public List<AutomaticAct> acts(int most, long before) {
    if (most < 1 || most > MOST) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, "limit must be 1 to " + MOST + ".");
    }
    return store.acts(most, before);
  }
}
