// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns errors into problem details (RFC 9457) with a stable {@code code} and {@code retryable}.
 * The only place that maps codes to HTTP.
 */
@RestControllerAdvice(basePackageClasses = Problems.class)
public class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  @ExceptionHandler(HeadroomException.class)
  ResponseEntity<ProblemDetail> refused(HeadroomException e) {
    if (e.code().category() == ErrorCode.Category.OURS) {
      LOG.error("A request failed", e);
    }
    return answer(status(e.code()), e.code(), String.valueOf(e.getMessage()));
  }

  @ExceptionHandler(RuntimeException.class)
  ResponseEntity<ProblemDetail> failed(RuntimeException e) {
    LOG.error("A request failed", e);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        ErrorCode.INTERNAL,
        "Something went wrong here; the server's log says what.");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Throwable cause = e.getCause();
    // Only the first line: what follows names classes of ours.
    String detail =
        cause == null || cause.getMessage() == null
            ? "A JSON object is expected."
            : cause
                .getMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\(?(class|type) .*", "");
    return withCode(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, "The body can't be read: " + detail),
        headers);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        body instanceof ProblemDetail detail
            ? detail
            : ProblemDetail.forStatusAndDetail(status, "The request can't be answered.");
    return withCode(problem, headers);
  }

  /** The HTTP status of a code. */
  static HttpStatus status(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST -> HttpStatus.BAD_REQUEST;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case ROOM_UNKNOWN, HOST_UNKNOWN, WORKER_UNKNOWN, PARTICIPANT_UNKNOWN -> HttpStatus.NOT_FOUND;
      case ROOM_CLOSING -> HttpStatus.CONFLICT;
      case NO_HOSTS, NOT_ENOUGH_HEADROOM, ROOM_FULL, HOST_UNREACHABLE, DATABASE_UNAVAILABLE ->
          HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  private static ResponseEntity<Object> withCode(ProblemDetail problem, HttpHeaders headers) {
    problem.setProperty(
        "code",
        problem.getStatus() >= 500 ? ErrorCode.INTERNAL.name() : ErrorCode.INVALID_REQUEST.name());
    problem.setProperty("retryable", false);
    return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, ErrorCode code, String message) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, message);
    problem.setProperty("code", code.name());
    problem.setProperty("retryable", code.category().retryable());
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
    if (code.category().retryable()) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
    }
    return answer.body(problem);
  }
}
