// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A further part of a room that is being opened; everybody who is to sit there shares it. */
public final class PartOpening {
  private final WorkerId part;
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();

  PartOpening(WorkerId part) {
    this.part = part;
  }

  public WorkerId part() {
    return part;
  }

  void succeeded() {
    outcome.complete(null);
  }

  void failed(HeadroomException why) {
    outcome.completeExceptionally(why);
  }

  /**
   * Waits until whoever opens the part is done.
   *
   * @throws HeadroomException why it failed; HOST_UNREACHABLE when it takes longer than this
   */
  public void await(Duration patience) {
    try {
      outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HeadroomException why) {
        throw new HeadroomException(why.code(), String.valueOf(why.getMessage()), why);
      }
      throw new HeadroomException(ErrorCode.INTERNAL, "The part could not be opened.", e);
    } catch (TimeoutException e) {
      throw new HeadroomException(
          ErrorCode.HOST_UNREACHABLE, "The part on " + part + " is not open yet. Try again.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HeadroomException(
          ErrorCode.HOST_UNREACHABLE, "The wait for the part was interrupted. Try again.", e);
    }
  }
}
