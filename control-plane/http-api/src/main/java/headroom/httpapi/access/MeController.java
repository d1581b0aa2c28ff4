// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.access;

import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a caller may do. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Access")
public class MeController {
  private final Guard guard;

  public MeController(Guard guard) {
    this.guard = guard;
  }

  @GetMapping("/me")
  @Needs(Right.LOOK)
  @Operation(summary = "Get who asks, and what it may do")
  CallerView me() {
    return CallerView.of(guard.caller());
  }
}
