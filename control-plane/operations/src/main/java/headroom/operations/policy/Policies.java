// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.RefusedActs;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.policy.PolicyCheck;
import headroom.planning.policy.PolicyEffect;
import headroom.planning.policy.PolicyFault;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyTree;
import headroom.planning.policy.PolicyValues;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What workers may carry and rooms may have: looked at, tried out, changed, undone.
 *
 * <p>The database owns it; a copy is kept here and given to whoever decides by it. Changing waits
 * for the database, looking and trying out never does.
 */
public final class Policies {
  private final PolicyStore store;
  private final FleetPictures pictures;
  private final PolicyValues preset;
  private final Consumer<PolicyTree> follower;
  private final Function<PolicyTree, PolicyPreview.Automatic> automatic;
  private final Clock clock;
  private final RefusedActs refused;
  private volatile Known known;

  /** The copy: one consistent state. */
  private record Known(PolicyTree tree, Map<PolicyScope, PolicyVersion> newest) {}

  /**
   * Reads what is stored.
   *
   * @param preset what holds where nothing is set
   * @param follower is given the policies now and after each change
   * @param automatic says what automatic mode would do if others held
   */
  public Policies(
      PolicyStore store,
      FleetPictures pictures,
      PolicyValues preset,
      Consumer<PolicyTree> follower,
      Function<PolicyTree, PolicyPreview.Automatic> automatic,
      Clock clock,
      RefusedActs refused) {
    this.store = store;
    this.pictures = pictures;
    this.preset = preset;
    this.follower = follower;
    this.automatic = automatic;
    this.clock = clock;
    this.refused = refused;
    this.known = new Known(new PolicyTree(preset, Map.of()), Map.of());
    refresh();
  }

  /** Takes over what another replica has changed. To be called every few seconds. */
  public synchronized void refresh() {
    Map<PolicyScope, PolicyVersion> newest = new HashMap<>();
    Map<PolicyScope, PolicyValues> own = new HashMap<>();
    for (PolicyVersion version : store.newest()) {
      newest.put(version.scope(), version);
      own.put(version.scope(), version.values());
    }
    hold(new Known(new PolicyTree(preset, own), Map.copyOf(newest)));
  }

  private void hold(Known now) {
    known = now;
    follower.accept(now.tree());
  }

  /** All that is set now. */
  public PolicyTree tree() {
    return known.tree();
  }

  /** The scopes for which something is set now, in their order. */
  public List<PolicyScope> set() {
    return known.tree().own().keySet().stream().sorted().toList();
  }

  /**
   * What holds for a scope.
   *
   * @throws HeadroomException GROUP_UNKNOWN, HOST_UNKNOWN, WORKER_UNKNOWN
   */
  public PolicyAt at(PolicyScope scope) {
    Known now = known;
    String group = groupOf(scope, now);
    return new PolicyAt(
        scope,
        now.tree().own(scope),
        now.tree().effective(scope, group),
        now.tree().with(scope, PolicyValues.NONE).effective(scope, group),
        Optional.ofNullable(now.newest().get(scope)));
  }

  /**
   * All versions of a scope, newest first.
   *
   * @throws HeadroomException GROUP_UNKNOWN, HOST_UNKNOWN, WORKER_UNKNOWN, DATABASE_UNAVAILABLE
   */
  public List<PolicyVersion> versions(PolicyScope scope) {
    groupOf(scope, known);
    return store.versions(scope);
  }

  /**
   * What other values would do; nothing is changed.
   *
   * @param values all that would be set there
   * @throws HeadroomException INVALID_POLICY, GROUP_UNKNOWN, HOST_UNKNOWN, WORKER_UNKNOWN
   */
  public PolicyPreview preview(PolicyScope scope, PolicyValues values) {
    Known now = known;
    groupOf(scope, now);
    check(now, scope, values);
    FleetPicture picture = pictures.current();
    Map<RoomId, Integer> people = new HashMap<>();
    for (RoomPicture room : picture.rooms().values()) {
      people.put(room.id(), room.participants().size());
    }
    PolicyTree then = now.tree().with(scope, values);
    return new PolicyPreview(
        PolicyEffect.of(now.tree(), then, measured(picture), people), automatic.apply(then));
  }

  /**
   * Sets a scope's values, all at once. The same values again change nothing.
   *
   * @throws HeadroomException INVALID_POLICY, INVALID_REQUEST, POLICY_CHANGED when another version
   *     than the expected one is the newest, GROUP_UNKNOWN, HOST_UNKNOWN, WORKER_UNKNOWN,
   *     DATABASE_UNAVAILABLE
   */
  public synchronized PolicyAt change(PolicyChange change) {
    return change(change, change.values().isEmpty() ? "policy.reset" : "policy.change");
  }

  /**
   * Sets what was set before the last change, as a further version.
   *
   * @param expectedVersion the version to undo, which must be the newest
   * @throws HeadroomException as {@link #change(PolicyChange)}; INVALID_REQUEST when there is
   *     nothing to undo
   */
  public synchronized PolicyAt undo(
      PolicyScope scope, long expectedVersion, String who, String reason) {
    groupOf(scope, known);
    List<PolicyVersion> versions = store.versions(scope);
    if (versions.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "Nothing was ever set for " + scope + ".");
    }
    PolicyValues former = versions.size() == 1 ? PolicyValues.NONE : versions.get(1).values();
    return change(new PolicyChange(scope, former, expectedVersion, who, reason), "policy.undo");
  }

  private PolicyAt change(PolicyChange change, String act) {
    Known now = known;
    PolicyScope scope = change.scope();
    groupOf(scope, now);
    check(now, scope, change.values());
    PolicyAt before = at(scope);
    if (before.version() == change.expectedVersion() && before.own().equals(change.values())) {
      return before;
    }
    Act written =
        Act.of(change.who(), act, object(scope), change.reason())
            .changing(byKey(before.own()), byKey(change.values()));
    PolicyVersion next =
        new PolicyVersion(
            scope,
            change.expectedVersion() + 1,
            change.values(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            change.who(),
            change.reason());
    refused.attempt(
        written,
        () -> {
          if (!store.add(next, written.done(next.changedAt()))) {
            refresh();
            throw changed(at(scope), change.expectedVersion());
          }
        });
    // Not read anew: what is written holds, though the database may be away by now.
    Map<PolicyScope, PolicyVersion> newest = new HashMap<>(now.newest());
    newest.put(scope, next);
    hold(new Known(now.tree().with(scope, next.values()), Map.copyOf(newest)));
    return at(scope);
  }

  private static AuditObject object(PolicyScope scope) {
    return new AuditObject(AuditObject.Kind.POLICY, scope.toString());
  }

  /** Values by their keys; counts as whole numbers. */
  public static Map<String, Object> byKey(PolicyValues values) {
    Map<String, Object> byKey = new TreeMap<>();
    values
        .byField()
        .forEach(
            (field, value) ->
                byKey.put(
                    field.key(),
                    field.kind() == PolicyField.Kind.COUNT ? (Object) value.longValue() : value));
    return byKey;
  }

  private static HeadroomException changed(PolicyAt now, long expected) {
    return new HeadroomException(
        ErrorCode.POLICY_CHANGED,
        "The policy of "
            + now.scope()
            + " is at version "
            + now.version()
            + now.newest().map(newest -> ", set by " + newest.changedBy()).orElse("")
            + ", and version "
            + expected
            + " was expected. Look at what is set now, and change that.");
  }

  private static void check(Known now, PolicyScope scope, PolicyValues values) {
    List<PolicyFault> faults = PolicyCheck.faults(now.tree(), scope, values);
    if (!faults.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.INVALID_POLICY,
          String.join(" ", faults.stream().map(PolicyFault::message).toList()));
    }
  }

  private static List<PolicyEffect.Measured> measured(FleetPicture picture) {
    List<PolicyEffect.Measured> measured = new ArrayList<>();
    for (HostPicture host : picture.hosts()) {
      for (WorkerPicture worker : host.workers()) {
        measured.add(
            new PolicyEffect.Measured(
                worker.id(), host.group(), host.state() == HostState.LOST ? null : worker.use()));
      }
    }
    return measured;
  }

  /**
   * The group that a scope inherits from; empty when it is none of a host's, or a host's that has
   * gone but for which something is set.
   */
  private String groupOf(PolicyScope scope, Known now) {
    FleetPicture picture = pictures.current();
    boolean isSet = now.newest().containsKey(scope);
    return switch (scope) {
      case PolicyScope.Fleet fleet -> "";
      case PolicyScope.Group(String name) -> {
        if (!isSet && picture.hosts().stream().noneMatch(host -> host.group().equals(name))) {
          throw unknown(ErrorCode.GROUP_UNKNOWN, "No host is in a group " + name + ".");
        }
        yield "";
      }
      case PolicyScope.Host(HostId host) -> {
        if (!isSet && picture.host(host).isEmpty()) {
          throw unknown(ErrorCode.HOST_UNKNOWN, "No host " + host + " has ever connected.");
        }
        yield groupOf(host, picture);
      }
      case PolicyScope.Worker worker -> {
        if (!isSet && picture.worker(worker.worker()).isEmpty()) {
          throw unknown(
              ErrorCode.WORKER_UNKNOWN, "No worker " + worker.worker() + " is known now.");
        }
        yield groupOf(worker.worker().host(), picture);
      }
    };
  }

  private static String groupOf(HostId host, FleetPicture picture) {
    return picture.host(host).map(HostPicture::group).orElse("");
  }

  private static HeadroomException unknown(ErrorCode code, String words) {
    return new HeadroomException(code, words + " Compare the name with those of the fleet.");
  }
}
