// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.operation.OperationId;
import headroom.planning.WorkerId;
import headroom.planning.plan.Plan;
import java.util.List;

/** What automatic mode does now. */
sealed interface Decision {
  AutomaticCode code();

  /** Whom it is about. */
  List<WorkerId> workers();

  /** In words for operators. */
  String reason();

  /** Carries a plan out that relieves these workers. */
  record Move(List<WorkerId> workers, Plan plan, String reason) implements Decision {
    @Override
    public AutomaticCode code() {
      return AutomaticCode.MOVED;
    }
  }

  /** Its own operation begins no further move. */
  record StopOperation(OperationId operation, String reason) implements Decision {
    @Override
    public AutomaticCode code() {
      return AutomaticCode.STOPPED_OPERATION;
    }

    @Override
    public List<WorkerId> workers() {
      return List.of();
    }
  }

  /** Acts no more until an operator resumes it. */
  record Halt(String reason) implements Decision {
    @Override
    public AutomaticCode code() {
      return AutomaticCode.MASS_FAILURE;
    }

    @Override
    public List<WorkerId> workers() {
      return List.of();
    }
  }

  /** Nothing, and why. */
  record Nothing(AutomaticCode code, List<WorkerId> workers, String reason) implements Decision {}
}
