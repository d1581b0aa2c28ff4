// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Guard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks the guard before each endpoint of the API. Where acts may be done, the acts themselves ask.
 */
@Component
final class RightsInterceptor implements HandlerInterceptor, WebMvcConfigurer {
  private final Guard guard;

  RightsInterceptor(Guard guard) {
    this.guard = guard;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/api/**")
        .excludePathPatterns("/api/v1/openapi", "/api/v1/openapi.yaml");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      Needs needs = method.getMethodAnnotation(Needs.class);
      if (needs == null) {
        throw new HeadroomException(
            ErrorCode.FORBIDDEN, "This endpoint names no right, so nobody may call it.");
      }
      guard.require(needs.value());
    }
    return true;
  }
}
