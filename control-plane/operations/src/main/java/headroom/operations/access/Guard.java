// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostPicture;
import headroom.planning.HostId;
import headroom.planning.policy.PolicyScope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Refuses acts of those who may not do them, by role and by host group. */
public final class Guard {
  private static final System.Logger LOG = System.getLogger(Guard.class.getName());

  private final CallerSource callers;
  private final FleetPictures pictures;

  public Guard(CallerSource callers, FleetPictures pictures) {
    this.callers = callers;
    this.pictures = pictures;
  }

  /** Who asks on this thread. */
  public Caller caller() {
    return callers.current();
  }

  /**
   * Something that is the same wherever one acts, such as looking.
   *
   * @throws HeadroomException FORBIDDEN, UNAUTHENTICATED
   */
  public void require(Right right) {
    Caller caller = callers.current();
    caller.lacks(right).ifPresent(refusal -> refuse(caller, right, refusal));
  }

  /**
   * Something that belongs to no host group.
   *
   * @return who asks
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, UNAUTHENTICATED
   */
  public Caller requireForFleet(Right right) {
    Caller caller = callers.current();
    caller.lacksForFleet(right).ifPresent(refusal -> refuse(caller, right, refusal));
    return caller;
  }

  /**
   * Something that is done to all of these hosts.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, UNAUTHENTICATED
   */
  public void require(Right right, Collection<HostId> hosts) {
    Caller caller = callers.current();
    refusal(caller, right, hosts).ifPresent(refusal -> refuse(caller, right, refusal));
  }

  /**
   * Something that is done to a policy.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, UNAUTHENTICATED
   */
  public void require(Right right, PolicyScope scope) {
    Caller caller = callers.current();
    refusal(caller, right, scope).ifPresent(refusal -> refuse(caller, right, refusal));
  }

  /**
   * Something that is done to a host group, whether it has hosts or not.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, UNAUTHENTICATED
   */
  public void requireForGroup(Right right, String group) {
    require(right, new PolicyScope.Group(group));
  }

  /**
   * Something that makes a host part of a group. It may be new, or be of another group until now.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, UNAUTHENTICATED
   */
  public void requireForMember(Right right, HostId host, String group) {
    requireForGroup(right, group);
    if (pictures.current().host(host).isPresent()) {
      require(right, List.of(host));
    }
  }

  /** Why a caller may not do this to these hosts; empty when it may. */
  public Optional<HeadroomException> refusal(Caller caller, Right right, Collection<HostId> hosts) {
    return caller.lacks(right).or(() -> outside(caller, hosts));
  }

  /** Why a caller may not do this to a policy; empty when it may. */
  public Optional<HeadroomException> refusal(Caller caller, Right right, PolicyScope scope) {
    return switch (scope) {
      case PolicyScope.Fleet fleet -> caller.lacksForFleet(right);
      case PolicyScope.Group(String group) ->
          caller
              .lacks(right)
              .or(
                  () ->
                      caller.scope().covers(group)
                          ? Optional.empty()
                          : Optional.of(
                              caller.outside("The group " + group + " is not in your scope.")));
      case PolicyScope.Host(HostId host) -> refusal(caller, right, List.of(host));
      case PolicyScope.Worker worker -> refusal(caller, right, List.of(worker.worker().host()));
    };
  }

  private Optional<HeadroomException> outside(Caller caller, Collection<HostId> hosts) {
    if (caller.scope() instanceof Scope.Fleet) {
      return Optional.empty();
    }
    return new TreeSet<>(hosts)
        .stream()
            .filter(host -> !caller.scope().covers(groupOf(host)))
            .findFirst()
            .map(host -> caller.outside(told(host)));
  }

  private String told(HostId host) {
    String group = groupOf(host);
    return group.isEmpty()
        ? "The host " + host + " is not known."
        : "The host " + host + " belongs to the group " + group + ".";
  }

  /** Empty for a host that is not known: no scope but the fleet's covers it. */
  private String groupOf(HostId host) {
    return pictures.current().host(host).map(HostPicture::group).orElse("");
  }

  private static void refuse(Caller caller, Right right, HeadroomException refusal) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0} was refused {1}: {2}",
        caller.name(),
        right,
        refusal.getMessage());
    throw refusal;
  }
}
