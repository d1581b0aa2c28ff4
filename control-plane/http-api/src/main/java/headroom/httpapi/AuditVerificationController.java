// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.audit.AuditVerifier;
import headroom.operations.audit.AuditVerifier.Noted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether anybody changed the audit. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
public class AuditVerificationController {
  private final AuditVerifier verifier;

  public AuditVerificationController(AuditVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * What was found.
   *
   * @param checked entries that are as they were written
   * @param head to be kept elsewhere and given as noted the next time
   * @param firstFault the first entry that is not as it was written, or that is missing; null when
   *     intact
   * @param fault what is wrong with it, in words; null when intact
   */
  public record VerificationView(
      boolean intact,
      long checked,
      String head,
      @Nullable Long firstFault,
      @Nullable String fault) {
    static VerificationView of(AuditVerifier.Outcome outcome) {
      return new VerificationView(
          outcome.intact(),
          outcome.checked(),
          outcome.head().toString(),
          outcome.fault().map(AuditVerifier.Fault::number).orElse(null),
          outcome.fault().map(AuditVerifier.Fault::words).orElse(null));
    }
  }

  @GetMapping("/verification")
  @Needs(Right.VERIFY_AUDIT)
  @Operation(
      summary = "Verify the audit",
      description =
          "Walks the chain of all entries and names the first that is not as it was written. noted is a head"
              + " that was kept elsewhere: with it a chain that was written anew is seen too.")
  VerificationView verification(
      @RequestParam(name = "noted", required = false) @Nullable String noted) {
    try {
      return VerificationView.of(verifier.verify(Optional.ofNullable(noted).map(Noted::parse)));
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }
}
