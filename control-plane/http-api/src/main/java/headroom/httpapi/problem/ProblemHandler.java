// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.problem;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns everything that a controller or Spring throws into a problem with a code. */
@RestControllerAdvice
final class ProblemHandler {
  static final String RETRY_AFTER_SECONDS = "2";
  private static final String SEE_DESCRIPTION = " The API is described at /api/v1/openapi.yaml.";
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  @ExceptionHandler
  ResponseEntity<Problem> refused(HeadroomException e, HttpServletRequest request) {
    if (e.code().category() == ErrorCode.Category.OURS) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    }
    return answer(e.code(), Problems.status(e.code()), e.getMessage(), HttpHeaders.EMPTY, request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    if (ClientGone.isBehind(e)) {
      return nobodyListens(request);
    }
    BodyTooLargeException tooLarge = BodyTooLargeException.in(e);
    return tooLarge == null
        ? answer(
            ErrorCode.INVALID_REQUEST,
            Problems.status(ErrorCode.INVALID_REQUEST),
            explain(e.getCause()),
            HttpHeaders.EMPTY,
            request)
        : answer(
            ErrorCode.INVALID_REQUEST,
            HttpStatusCode.valueOf(413),
            tooLarge.getMessage(),
            HttpHeaders.EMPTY,
            request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> mismatched(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    return answer(
        ErrorCode.INVALID_REQUEST,
        Problems.status(ErrorCode.INVALID_REQUEST),
        "The value of " + e.getName() + " has the wrong type.",
        HttpHeaders.EMPTY,
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> nothingThere(NoResourceFoundException e, HttpServletRequest request) {
    return answer(
        ErrorCode.INVALID_REQUEST,
        HttpStatusCode.valueOf(404),
        "There is nothing at this path." + SEE_DESCRIPTION,
        HttpHeaders.EMPTY,
        request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Problem> other(Exception e, HttpServletRequest request) {
    if (ClientGone.isBehind(e)) {
      return nobodyListens(request);
    }
    if (e instanceof ErrorResponse prescribed && prescribed.getStatusCode().is4xxClientError()) {
      String detail = prescribed.getBody().getDetail();
      return answer(
          ErrorCode.INVALID_REQUEST,
          prescribed.getStatusCode(),
          (detail == null ? "This request is not understood." : detail) + SEE_DESCRIPTION,
          prescribed.getHeaders(),
          request);
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return answer(
        ErrorCode.INTERNAL,
        Problems.status(ErrorCode.INTERNAL),
        "Headroom made a mistake. The server's log has the details.",
        HttpHeaders.EMPTY,
        request);
  }

  /** No answer, and nothing to look into: clients may go whenever they like. */
  private static @Nullable ResponseEntity<Problem> nobodyListens(HttpServletRequest request) {
    LOG.debug("{} {}: the client has gone", request.getMethod(), request.getRequestURI());
    return null;
  }

  private static String explain(@Nullable Throwable cause) {
    return switch (cause) {
      case UnrecognizedPropertyException e ->
          "The field "
              + e.getPropertyName()
              + " is not known here. Known are "
              + String.join(", ", e.getKnownPropertyIds().stream().map(String::valueOf).toList())
              + ".";
      case MismatchedInputException e -> "The value of " + path(e) + " has the wrong type.";
      case StreamReadException e ->
          "The body is no valid JSON, at line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      case null, default -> "The body can't be read. It must be a JSON object in UTF-8.";
    };
  }

  private static String path(JacksonException e) {
    String path =
        String.join(
            ".", e.getPath().stream().map(step -> String.valueOf(step.getPropertyName())).toList());
    return path.isEmpty() ? "the body" : path;
  }

  private static ResponseEntity<Problem> answer(
      ErrorCode code,
      HttpStatusCode status,
      @Nullable String detail,
      HttpHeaders headers,
      HttpServletRequest request) {
    var response =
        ResponseEntity.status(status)
            .headers(headers)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (code.category().retryable()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.body(
        Problems.of(code, status, detail == null ? "" : detail, request.getRequestURI()));
  }
}
