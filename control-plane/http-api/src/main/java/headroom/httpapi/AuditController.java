// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.audit.AuditCsv;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, when, why and with which result. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Audit")
public class AuditController {
  private static final String TEXT_CSV = "text/csv";

  private final AuditLog audit;

  public AuditController(AuditLog audit) {
    this.audit = audit;
  }

  @GetMapping("/audit")
  @Needs(Right.AUDIT)
  @Operation(
      summary = "List acts, newest first",
      description =
          "Texts are parts of what they are compared with, without regard to case. The next page begins"
              + " before the last number of this one. operation is the whole id of one.")
  List<AuditView> acts(
      @RequestParam(name = "who", defaultValue = "") String who,
      @RequestParam(name = "act", defaultValue = "") String act,
      @RequestParam(name = "kind", required = false) AuditObject.@Nullable Kind kind,
      @RequestParam(name = "object", defaultValue = "") String object,
      @RequestParam(name = "operation", defaultValue = "") String operation,
      @RequestParam(name = "from", required = false) @Nullable Instant from,
      @RequestParam(name = "until", required = false) @Nullable Instant until,
      @RequestParam(name = "before", required = false) @Nullable Long before,
      @RequestParam(name = "limit", defaultValue = "100") int limit) {
    return audit.find(query(who, act, kind, object, operation, from, until, before, limit)).stream()
        .map(AuditView::of)
        .toList();
  }

  @GetMapping(path = "/audit.csv", produces = TEXT_CSV)
  @Needs(Right.AUDIT)
  @Operation(
      summary = "Get acts as a table",
      description = "The same questions; at most 100,000 lines, newest first.")
  ResponseEntity<String> actsAsTable(
      @RequestParam(name = "who", defaultValue = "") String who,
      @RequestParam(name = "act", defaultValue = "") String act,
      @RequestParam(name = "kind", required = false) AuditObject.@Nullable Kind kind,
      @RequestParam(name = "object", defaultValue = "") String object,
      @RequestParam(name = "operation", defaultValue = "") String operation,
      @RequestParam(name = "from", required = false) @Nullable Instant from,
      @RequestParam(name = "until", required = false) @Nullable Instant until) {
    AuditQuery query = query(who, act, kind, object, operation, from, until, null, AuditQuery.MOST);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, TEXT_CSV + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
        .body(AuditCsv.of(audit.findAll(query, AuditCsv.MOST)));
  }

  private static AuditQuery query(
      String who,
      String act,
      AuditObject.@Nullable Kind kind,
      String object,
      String operation,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Long before,
      int limit) {
    try {
      return new AuditQuery(
          who,
          act,
          Optional.ofNullable(kind),
          object,
          operation,
          Optional.ofNullable(from),
          Optional.ofNullable(until),
          Optional.ofNullable(before),
          limit);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }
}
