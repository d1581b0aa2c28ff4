// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.problem;

import headroom.operations.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal from places that no controller reaches, such as a security filter. */
@Component
public final class ProblemWriter {
  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Answers a request with a refusal whose status follows from the code. */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      @Nullable String detail)
      throws IOException {
    write(request, response, code, Problems.status(code), detail);
  }

  /**
   * The same with the time after which it is worth another try, in whole seconds and at least one.
   */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      String detail,
      Duration retryAfter)
      throws IOException {
    long seconds = Math.max(1, retryAfter.plusSeconds(1).minusNanos(1).toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    write(request, response, code, Problems.status(code), detail);
  }

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      HttpStatusCode status,
      @Nullable String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    if (code.category().retryable() && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, ProblemHandler.RETRY_AFTER_SECONDS);
    }
    Problem problem =
        Problems.of(code, status, detail == null ? "" : detail, request.getRequestURI());
    json.writeValue(response.getOutputStream(), problem);
  }
}
