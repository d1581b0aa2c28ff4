// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.data.provider.hierarchy.AbstractBackEndHierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.policy.PolicyScope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tree of one picture: fleet, groups, hosts, workers. It holds still until another picture is
 * taken over; nothing is made for what is not open.
 */
final class PolicyNodes extends AbstractBackEndHierarchicalDataProvider<PolicyNode, Void> {
  private static final long serialVersionUID = 1L;

  private transient List<HostPicture> hosts = List.of();
  private transient Set<PolicyScope> scopes = Set.of();

  /** Takes another picture over. */
  void show(FleetPicture picture) {
    hosts = picture.hosts();
    scopes = scopes(picture);
    refreshAll();
  }

  /** How many places came or left since the picture that is shown. */
  int changesTo(FleetPicture picture) {
    Set<PolicyScope> now = scopes(picture);
    long came = now.stream().filter(scope -> !scopes.contains(scope)).count();
    long left = scopes.stream().filter(scope -> !now.contains(scope)).count();
    return Math.toIntExact(came + left);
  }

  /** The way down to a scope, the fleet first; shorter when it is not in the tree. */
  List<PolicyNode> path(PolicyScope scope) {
    Stream<PolicyNode> below =
        switch (scope) {
          case PolicyScope.Fleet fleet -> Stream.of();
          case PolicyScope.Group group ->
              hosts.stream()
                  .filter(host -> host.group().equals(group.group()))
                  .limit(1)
                  .map(PolicyNodes::group);
          case PolicyScope.Host host ->
              hosts.stream()
                  .filter(each -> each.id().equals(host.host()))
                  .flatMap(each -> Stream.of(group(each), host(each)));
          case PolicyScope.Worker worker ->
              hosts.stream()
                  .filter(each -> each.id().equals(worker.worker().host()))
                  .flatMap(
                      each ->
                          Stream.concat(
                              Stream.of(group(each), host(each)),
                              each.workers().stream()
                                  .filter(one -> one.id().equals(worker.worker()))
                                  .map(one -> worker(one, each.group()))));
        };
    return Stream.concat(Stream.of(PolicyNode.fleet()), below).toList();
  }

  @Override
  protected Stream<PolicyNode> fetchChildrenFromBackEnd(HierarchicalQuery<PolicyNode, Void> query) {
    return children(query.getParent()).skip(query.getOffset()).limit(query.getLimit());
  }

  @Override
  public int getChildCount(HierarchicalQuery<PolicyNode, Void> query) {
    return Math.toIntExact(children(query.getParent()).count());
  }

  @Override
  public boolean hasChildren(PolicyNode node) {
    return !(node.scope() instanceof PolicyScope.Worker) && children(node).findAny().isPresent();
  }

  /** The places directly below one; null is above the fleet. */
  Stream<PolicyNode> children(@Nullable PolicyNode parent) {
    if (parent == null) {
      return Stream.of(PolicyNode.fleet());
    }
    return switch (parent.scope()) {
      case PolicyScope.Fleet fleet -> hosts.stream().map(PolicyNodes::group).distinct();
      case PolicyScope.Group group ->
          hosts.stream().filter(host -> host.group().equals(group.group())).map(PolicyNodes::host);
      case PolicyScope.Host host ->
          hosts.stream()
              .filter(each -> each.id().equals(host.host()))
              .flatMap(each -> each.workers().stream().map(one -> worker(one, each.group())));
      case PolicyScope.Worker worker -> Stream.of();
    };
  }

  private static PolicyNode group(HostPicture host) {
    return new PolicyNode(new PolicyScope.Group(host.group()), host.group(), host.group());
  }

  private static PolicyNode host(HostPicture host) {
    return new PolicyNode(new PolicyScope.Host(host.id()), host.group(), host.id().name());
  }

  private static PolicyNode worker(WorkerPicture worker, String group) {
    return new PolicyNode(new PolicyScope.Worker(worker.id()), group, worker.id().shortName());
  }

  private static Set<PolicyScope> scopes(FleetPicture picture) {
    Set<PolicyScope> scopes = new HashSet<>();
    for (HostPicture host : picture.hosts()) {
      scopes.add(new PolicyScope.Group(host.group()));
      scopes.add(new PolicyScope.Host(host.id()));
      host.workers().forEach(worker -> scopes.add(new PolicyScope.Worker(worker.id())));
    }
    return scopes;
  }
}
