// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.operation.OperationId;
import headroom.operations.plan.Cordons;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Cordons on paper only, or refused. */
public final class FakeCordons implements Cordons {
  public final List<String> acts = new CopyOnWriteArrayList<>();

  private volatile @Nullable HeadroomException refusal;

  /** Refuses each act from now on. */
  public void refuse(ErrorCode code, String message) {
    refusal = new HeadroomException(code, message);
  }

  @Override
  public Cordons within(OperationId operation) {
    return this;
  }

  @Override
  public void cordon(HostId host, String reason, String requestedBy) {
    act("cordon " + host + " by " + requestedBy, reason);
  }

  @Override
  public void uncordon(HostId host, String reason, String requestedBy) {
    act("uncordon " + host + " by " + requestedBy, reason);
  }

  @Override
  public void cordon(WorkerId worker, String reason, String requestedBy) {
    act("cordon " + worker + " by " + requestedBy, reason);
  }

  @Override
  public void uncordon(WorkerId worker, String reason, String requestedBy) {
    act("uncordon " + worker + " by " + requestedBy, reason);
  }

  private void act(String act, String reason) {
    HeadroomException no = refusal;
    if (no != null) {
      throw no;
    }
    acts.add(reason.isEmpty() ? act : act + ": " + reason);
  }
}
