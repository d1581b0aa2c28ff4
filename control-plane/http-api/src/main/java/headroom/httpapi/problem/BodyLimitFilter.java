// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.problem;

import headroom.operations.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Ends bodies that are larger than any request of this API, with and without a stated length. */
@Component
final class BodyLimitFilter extends OncePerRequestFilter {
  /** In bytes; the largest sensible request has a few hundred. */
  static final int LIMIT = 64 * 1024;

  /** As controllers are found: an address can be spelt in many ways. */
  private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

  private final ProblemWriter problems;

  BodyLimitFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !API.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LIMIT) {
      problems.write(
          request,
          response,
          ErrorCode.INVALID_REQUEST,
          HttpStatusCode.valueOf(413),
          new BodyTooLargeException(LIMIT).getMessage());
      return;
    }
    chain.doFilter(new LimitedRequest(request), response);
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {
    LimitedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream());
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private int left = LIMIT;

    LimitedStream(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int value = body.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = body.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws BodyTooLargeException {
      left -= bytes;
      if (left < 0) {
        throw new BodyTooLargeException(LIMIT);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
