// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;

/** How states of hosts and workers are put into words, the same on each page. */
public final class WorkerWords {
  private WorkerWords() {}

  /** The first of what is wrong: the host's link, then the worker's process. */
  public static void badge(StateBadge badge, WorkerPicture worker, HostPicture host) {
    if (host.state() != HostState.LIVE) {
      badge.show(Tone.of(host.state()), host.state().name());
    } else {
      badge.show(Tone.of(worker.state()), word(worker));
    }
  }

  /** The word for a worker's process; a running one on a live host is simply LIVE. */
  public static String word(WorkerPicture worker) {
    return switch (worker.state()) {
      case RUNNING -> "LIVE";
      case STARTING -> "STARTING";
      case DIED -> "DIED";
      case FAILED -> "FAILED";
    };
  }

  /** What is being done about a worker that does not run; empty when it runs. */
  public static String whatHappens(WorkerPicture worker) {
    return switch (worker.state()) {
      case RUNNING -> "";
      case STARTING -> "Its process is being started; rooms may be placed here in a moment.";
      case DIED ->
          "Its process ended%s. The agent starts a successor; participants are told and rejoin by themselves."
              .formatted(cause(worker));
      case FAILED ->
          "Given up after %s%s. Look at the agent's log on the host; the agent tries again when it is restarted."
              .formatted(Figures.counted(worker.restarts(), "restart", "restarts"), cause(worker));
    };
  }

  private static String cause(WorkerPicture worker) {
    return worker.lastDeath().isEmpty() ? "" : " (" + worker.lastDeath() + ")";
  }
}
