// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.Operations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Running plans, and those that are over. */
@RestController
@RequestMapping("/api/v1/operations")
@Tag(name = "Plans and operations")
public class OperationsController {
  private static final int MOST = 500;

  private final Operations operations;

  public OperationsController(Operations operations) {
    this.operations = operations;
  }

  /**
   * Another operation that follows from this one.
   *
   * @param operation a UUID of the caller's for the new one
   */
  public record Follow(@Nullable String operation, @Nullable String reason) {
    private OperationId id() {
      if (operation == null) {
        throw new HeadroomException(
            ErrorCode.INVALID_REQUEST,
            "operation is needed: a UUID of yours, the same when you ask again.");
      }
      return OperationId.of(operation);
    }

    private String words() {
      return reason == null ? "" : reason;
    }
  }

  @GetMapping
  @Needs(Right.LOOK)
  @Operation(summary = "The newest operations", description = "Without what was measured.")
  List<OperationView> latest(@RequestParam(name = "most", defaultValue = "50") int most) {
    if (most < 1 || most > MOST) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, "most must be 1 to " + MOST + ".");
    }
    return operations.latest(most).stream().map(OperationView::listed).toList();
  }

  @GetMapping("/{operation}")
  @Needs(Right.LOOK)
  @Operation(summary = "One operation, with what receivers measured")
  OperationView get(@PathVariable("operation") String operation) {
    return view(operations.get(OperationId.of(operation)));
  }

  @GetMapping("/{operation}/gaps")
  @Needs(Right.LOOK)
  @Operation(summary = "Each stream that a receiver measured while it was moved")
  List<GapView> gaps(@PathVariable("operation") String operation) {
    return operations.measured(operations.get(OperationId.of(operation)).id()).stream()
        .flatMap(GapView::of)
        .toList();
  }

  @PostMapping("/{operation}/pause")
  @Needs(Right.OPERATE)
  @Operation(summary = "Begin no further move")
  OperationView pause(@PathVariable("operation") String operation, Principal caller) {
    return view(operations.pause(OperationId.of(operation), caller.getName()));
  }

  @PostMapping("/{operation}/resume")
  @Needs(Right.OPERATE)
  @Operation(summary = "Go on")
  OperationView resume(@PathVariable("operation") String operation, Principal caller) {
    return view(operations.resume(OperationId.of(operation), caller.getName()));
  }

  @PostMapping("/{operation}/stop")
  @Needs(Right.OPERATE)
  @Operation(summary = "End it", description = "Moves that are under way are finished.")
  OperationView stop(@PathVariable("operation") String operation, Principal caller) {
    return view(operations.stop(OperationId.of(operation), caller.getName()));
  }

  @PostMapping("/{operation}/force")
  @Needs(Right.OPERATE)
  @Operation(
      summary = "Wait for old clients no longer",
      description =
          "Clients that do not know migration are reconnected at once, in moves that are under way and in all"
              + " that follow; as if the deadline were now, with MOVE_ANYWAY.")
  OperationView force(
      @PathVariable("operation") String operation,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Principal caller) {
    return view(operations.force(OperationId.of(operation), reason, caller.getName()));
  }

  @PatchMapping("/{operation}/settings")
  @Needs(Right.OPERATE)
  @Operation(summary = "Change how it goes about it while it runs")
  OperationView settle(
      @PathVariable("operation") String operation,
      @RequestBody SettingsView body,
      Principal caller) {
    OperationId id = OperationId.of(operation);
    return view(operations.settle(id, body.over(operations.get(id).settings()), caller.getName()));
  }

  @PostMapping("/{operation}/reverse")
  @Needs(Right.OPERATE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Take it back: whoever was moved goes back")
  OperationView reverse(
      @PathVariable("operation") String operation, @RequestBody Follow body, Principal caller) {
    return view(
        operations.reverse(OperationId.of(operation), body.id(), body.words(), caller.getName()));
  }

  @PostMapping("/{operation}/retry")
  @Needs(Right.OPERATE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Try moves again that failed")
  OperationView retry(
      @PathVariable("operation") String operation, @RequestBody Follow body, Principal caller) {
    return view(
        operations.retry(OperationId.of(operation), body.id(), body.words(), caller.getName()));
  }

  private OperationView view(headroom.operations.operation.Operation operation) {
    return OperationView.of(operation, operations.gaps(operation.id()));
  }
}
