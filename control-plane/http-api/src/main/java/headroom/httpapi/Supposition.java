// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is assumed: hosts are lost first, then rooms arrive, then workers above their lines are
 * relieved.
 *
 * @param lost hosts
 * @param rooms that arrive, 0 to 100,000
 * @param peopleEach in each of these, 0 to 10,000; absent: 4
 * @param policies of workers, by names such as {@code media-01/w2}
 */
public record Supposition(
    @Nullable List<String> lost,
    @Nullable Integer rooms,
    @Nullable Integer peopleEach,
    @Nullable Map<String, WorkerPolicy> policies) {
  private static final int PEOPLE = 4;

  /**
   * What a worker may carry then. What is absent is preset: 500 consumers, 0.3 headroom, a ceiling
   * of 0.7.
   */
  public record WorkerPolicy(
      @Nullable Integer consumersPerWorker,
      @Nullable Double headroom,
      @Nullable Double cpuCeiling) {
    private CapacityPolicy policy() {
      CapacityPolicy preset = CapacityPolicy.DEFAULT;
      return new CapacityPolicy(
          consumersPerWorker == null ? preset.consumersPerWorker() : consumersPerWorker,
          headroom == null ? preset.headroom() : headroom,
          cpuCeiling == null ? preset.cpuCeiling() : cpuCeiling);
    }
  }

  private static CapacityPolicy policyOf(@Nullable WorkerPolicy policy) {
    if (policy == null) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A policy of a worker is an object, {} at least.");
    }
    return policy.policy();
  }

  /**
   * The question.
   *
   * @throws HeadroomException INVALID_REQUEST when nothing is assumed
   * @throws IllegalArgumentException when a number is out of its range
   */
  PlanRequest.WhatIf request() {
    Set<HostId> hosts =
        lost == null
            ? Set.of()
            : lost.stream().map(Ids::host).collect(Collectors.toUnmodifiableSet());
    Map<WorkerId, CapacityPolicy> under = new HashMap<>();
    if (policies != null) {
      policies.forEach((worker, policy) -> under.put(Ids.worker(worker), policyOf(policy)));
    }
    int arriving = rooms == null ? 0 : rooms;
    if (hosts.isEmpty() && arriving == 0 && under.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "Nothing is assumed: name hosts that are lost, rooms that arrive, or policies.");
    }
    return new PlanRequest.WhatIf(hosts, arriving, peopleEach == null ? PEOPLE : peopleEach, under);
  }
}
