// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.PolicyView.VersionView;
import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyChange;
import headroom.planning.policy.PolicyScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What workers may carry and rooms may have: look, try out, change, undo. */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "Policies")
public class PolicyController {
  private final Policies policies;

  public PolicyController(Policies policies) {
    this.policies = policies;
  }

  /** Values to be tried out. */
  public record TryPolicy(@Nullable PolicyValuesView values) {}

  /**
   * A change.
   *
   * @param version the one that was looked at; 0 when nothing was ever set
   * @param values all that shall be set; {} inherits everything again
   * @param reason at most 500 characters, for the audit
   */
  public record ChangePolicy(
      @Nullable Long version, @Nullable PolicyValuesView values, @Nullable String reason) {}

  /**
   * A wish to take the last change back.
   *
   * @param version the one to be taken back, which must be the newest
   * @param reason at most 500 characters, for the audit
   */
  public record UndoPolicy(@Nullable Long version, @Nullable String reason) {}

  @GetMapping
  @Needs(Right.LOOK)
  @Operation(
      summary = "List the policies",
      description = "That of the fleet, and each scope for which something is set.")
  List<PolicyView> policies() {
    return Stream.concat(Stream.of(PolicyScope.fleet()), policies.set().stream())
        .distinct()
        .map(scope -> PolicyView.of(policies.at(scope)))
        .toList();
  }

  @GetMapping("/{scope}")
  @Needs(Right.LOOK)
  @Operation(
      summary = "Get a policy",
      description = "The scope is fleet, group:NAME, host:NAME or worker:HOST:wNUMBER.")
  PolicyView policy(@PathVariable("scope") String scope) {
    return PolicyView.of(policies.at(read(scope)));
  }

  @PostMapping("/{scope}/preview")
  @Needs(Right.LOOK)
  @Operation(
      summary = "Try a policy out",
      description = "Says which workers would be above their line; changes nothing.")
  PolicyPreviewView previewPolicy(
      @PathVariable("scope") String scope, @RequestBody TryPolicy body) {
    return PolicyPreviewView.of(
        policies.preview(read(scope), needed("values", body.values()).values()));
  }

  @PutMapping("/{scope}")
  @Needs(Right.POLICIES)
  @Operation(
      summary = "Change a policy",
      description =
          "Sets all values of the scope at once. Refused with POLICY_CHANGED when another version than the"
              + " named one is the newest.")
  PolicyView changePolicy(
      @PathVariable("scope") String scope, @RequestBody ChangePolicy body, Principal caller) {
    return PolicyView.of(
        policies.change(
            new PolicyChange(
                read(scope),
                needed("values", body.values()).values(),
                needed("version", body.version()),
                caller.getName(),
                body.reason() == null ? "" : body.reason())));
  }

  @GetMapping("/{scope}/versions")
  @Needs(Right.LOOK)
  @Operation(summary = "List all versions of a policy, newest first")
  List<VersionView> policyVersions(@PathVariable("scope") String scope) {
    return policies.versions(read(scope)).stream().map(VersionView::of).toList();
  }

  @PostMapping("/{scope}/undo")
  @Needs(Right.POLICIES)
  @Operation(
      summary = "Take the last change of a policy back",
      description = "What was set before it becomes a further version.")
  PolicyView undoPolicy(
      @PathVariable("scope") String scope, @RequestBody UndoPolicy body, Principal caller) {
    return PolicyView.of(
        policies.undo(
            read(scope),
            needed("version", body.version()),
            caller.getName(),
            body.reason() == null ? "" : body.reason()));
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, field + " is needed.");
    }
    return value;
  }

  private static PolicyScope read(String scope) {
    try {
      return PolicyScope.parse(scope);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }
}
