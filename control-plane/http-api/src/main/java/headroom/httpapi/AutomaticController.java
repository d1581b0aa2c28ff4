// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.AutomaticView.ActView;
import headroom.httpapi.access.Needs;
import headroom.operations.access.Right;
import headroom.operations.automatic.AutomaticMode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Automatic mode: its switch, how it goes about it, and what it did and why. */
@RestController
@RequestMapping("/api/v1/automatic")
@Tag(name = "Automatic mode")
public class AutomaticController {
  private final AutomaticMode automatic;

  public AutomaticController(AutomaticMode automatic) {
    this.automatic = automatic;
  }

  /**
   * A word from an operator.
   *
   * @param reason at most 500 characters, for the log and the audit
   */
  public record Resumption(@Nullable String reason) {}

  @GetMapping
  @Needs(Right.LOOK)
  @Operation(summary = "Get automatic mode: on or off, halted or not, and its settings")
  AutomaticView automatic() {
    return AutomaticView.of(automatic.state());
  }

  @PutMapping
  @Needs(Right.AUTOMATIC)
  @Operation(
      summary = "Switch automatic mode, or change how it goes about it",
      description =
          "What is left out stays as it is. Switched off, its own operation begins no further move.")
  AutomaticView changeAutomatic(@RequestBody AutomaticWish wish, Principal caller) {
    return AutomaticView.of(
        automatic.change(
            wish::applied, wish.reason() == null ? "" : wish.reason(), caller.getName()));
  }

  @PostMapping("/resume")
  @Needs(Right.AUTOMATIC)
  @Operation(summary = "Let automatic mode act again after a mass failure")
  AutomaticView resumeAutomatic(@RequestBody Resumption body, Principal caller) {
    return AutomaticView.of(
        automatic.resume(body.reason() == null ? "" : body.reason(), caller.getName()));
  }

  @GetMapping("/log")
  @Needs(Right.LOOK)
  @Operation(
      summary = "List decisions, newest first, those to do nothing among them",
      description =
          "The same decision to do nothing, made again and again, is one row. The next page begins before"
              + " the last number of this one.")
  List<ActView> automaticLog(
      @RequestParam(name = "before", defaultValue = "9223372036854775807") long before,
      @RequestParam(name = "limit", defaultValue = "100") int limit) {
    return automatic.acts(limit, before).stream().map(ActView::of).toList();
  }
}
