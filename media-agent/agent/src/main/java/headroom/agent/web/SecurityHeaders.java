// SPDX-License-Identifier: Apache-2.0
package headroom.agent.web;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Headers on every response: the page runs its own scripts only, and nobody frames it. */
final class SecurityHeaders extends Handler.Wrapper {
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          "media-src 'self' blob: mediastream:",
          // A participant who moves goes to another host of the fleet, which this one does not
          // know.
          "connect-src 'self' ws: wss:",
          "worker-src 'self' blob:",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  SecurityHeaders(Handler wrapped) {
    super(wrapped);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response
        .getHeaders()
        .put("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .put("X-Content-Type-Options", "nosniff")
        .put("Referrer-Policy", "no-referrer")
        .put("Cross-Origin-Opener-Policy", "same-origin")
        .put("Permissions-Policy", "camera=(self), microphone=(self), display-capture=(self)");
    return super.handle(request, response, callback);
  }
}
