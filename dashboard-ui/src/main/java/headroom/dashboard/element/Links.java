// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import headroom.operations.operation.OperationId;
import headroom.operations.plan.PlanId;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.policy.PolicyScope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages; ids of hosts, workers and rooms hold no character that needs escaping. */
public final class Links {
  public static final String FLEET = "";
  public static final String ROOMS = "rooms";
  public static final String HOSTS = "hosts";
  public static final String POLICIES = "policies";
  public static final String AUTOMATIC = "automatic";
  public static final String AUDIT = "audit";
  public static final String ACCESS = "access";
  public static final String OPERATIONS = "operations";
  public static final String PLANS = "plans";

  private Links() {}

  public static String to(HostId host) {
    return HOSTS + "/" + host;
  }

  public static String to(WorkerId worker) {
    return to(worker.host()) + "/workers/" + worker.number();
  }

  public static String to(RoomId room) {
    return ROOMS + "/" + room;
  }

  /** What holds for a scope. */
  public static String toPolicy(PolicyScope scope) {
    return scope instanceof PolicyScope.Fleet
        ? POLICIES
        : POLICIES + "?at=" + encoded(scope.toString());
  }

  /** What was done to an object. */
  public static String toAuditOf(String kind, String object) {
    return AUDIT + "?kind=" + kind + "&object=" + encoded(object);
  }

  /** What was done to and by an operation. */
  public static String toAuditOf(String operation) {
    return AUDIT + "?operation=" + encoded(operation);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public static String to(OperationId operation) {
    return OPERATIONS + "/" + operation;
  }

  public static String to(PlanId plan) {
    return PLANS + "/" + plan;
  }
}
