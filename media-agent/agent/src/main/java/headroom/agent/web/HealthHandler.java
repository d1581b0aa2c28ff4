// SPDX-License-Identifier: Apache-2.0
package headroom.agent.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code /healthz}: 200 while at least one worker can take calls, else 503. */
final class HealthHandler extends Handler.Wrapper {
  private final Supplier<Health> health;

  HealthHandler(Supplier<Health> health, Handler wrapped) {
    super(wrapped);
    this.health = health;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!"/healthz".equals(request.getHttpURI().getPath())) {
      return super.handle(request, response, callback);
    }
    var now = health.get();
    response.setStatus(
        now.runningWorkers() > 0 ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(now.toJson().getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }
}
