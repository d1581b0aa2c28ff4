// SPDX-License-Identifier: Apache-2.0
package headroom.agent.web;

/**
 * How this agent is.
 *
 * @param controlPlaneConnected for information; calls do not depend on it
 */
public record Health(int runningWorkers, int workers, boolean controlPlaneConnected) {
  String toJson() {
    return """
    {"runningWorkers":%d,"workers":%d,"controlPlaneConnected":%b}
    """
        .formatted(runningWorkers, workers, controlPlaneConnected);
  }
}
