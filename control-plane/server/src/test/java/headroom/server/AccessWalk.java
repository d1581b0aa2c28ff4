// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.Router;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessCheckDecision;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.server.auth.NavigationContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import headroom.operations.access.Role;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Goes to every endpoint and every page of a running server as everybody, and notes who got in. */
final class AccessWalk {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RunningServer server;

  AccessWalk(RunningServer server) {
    this.server = server;
  }

  /** One endpoint: {@code GET /api/v1/rooms}. */
  record Endpoint(String method, String path) implements Comparable<Endpoint> {
    private static final Comparator<Endpoint> ORDER =
        Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method);

    @Override
    public int compareTo(Endpoint other) {
      return ORDER.compare(this, other);
    }

    boolean isApi() {
      return path.startsWith("/api/");
    }

    /** With names of nothing that there is. */
    private String somewhere() {
      return path.replace("{worker}", "1").replaceAll("\\{[^}]*}", "none").replace("**", "none");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All that Spring maps, the frameworks' own endpoints too. */
  Set<Endpoint> endpoints() {
    Set<Endpoint> all = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping :
        server.beans(RequestMappingInfoHandlerMapping.class)) {
      for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String path : info.getPatternValues()) {
          for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
            all.add(new Endpoint(method.name(), path));
          }
        }
      }
    }
    return all;
  }

  /**
   * What becomes of a request.
   *
   * @param code of the problem; empty when it is none
   */
  record Outcome(int status, String code) {
    /** Somebody who got in may still have asked for what there isn't. */
    boolean gotIn() {
      return status != 302 && status != 401 && !(status == 403 && !code.equals("OUTSIDE_SCOPE"));
    }
  }

  Outcome call(Endpoint endpoint, @Nullable String key) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url(endpoint.somewhere()))
            .header("Content-Type", "application/json")
            .method(
                endpoint.method(),
                endpoint.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    // The stream of events has no end: it is left as soon as it has begun.
    HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      boolean problem =
          answer.headers().firstValue("Content-Type").orElse("").contains("problem+json");
      String text = problem ? new String(body.readAllBytes(), StandardCharsets.UTF_8) : "";
      String code = text.replaceFirst("(?s).*\"code\":\"([A-Z_]+)\".*", "$1");
      return new Outcome(answer.statusCode(), code);
    }
  }

  /** A page and who may see it. */
  record Page(String address, String view, boolean anybody, List<Role> roles) {}

  /**
   * All pages that Vaadin's registry has.
   *
   * @param users by role, their names
   */
  List<Page> pages(Map<Role, String> users) {
    ApplicationRouteRegistry registry =
        ApplicationRouteRegistry.getInstance(
            new VaadinServletContext(server.bean(ServletContext.class)));
    List<Page> pages = new ArrayList<>();
    for (RouteData route : registry.getRegisteredRoutes()) {
      List<Role> roles =
          users.keySet().stream().filter(role -> maySee(registry, route, users.get(role))).toList();
      pages.add(
          new Page(
              "/" + route.getTemplate(),
              route.getNavigationTarget().getSimpleName(),
              maySee(registry, route, null),
              roles));
    }
    pages.sort(Comparator.comparing(Page::address));
    return pages;
  }

  private boolean maySee(
      ApplicationRouteRegistry registry, RouteData route, @Nullable String name) {
    UserDetails user =
        name == null ? null : server.bean(UserDetailsService.class).loadUserByUsername(name);
    Set<String> authorities =
        user == null
            ? Set.of()
            : user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    NavigationContext navigation =
        new NavigationContext(
            new Router(registry),
            route.getNavigationTarget(),
            new Location(route.getTemplate()),
            RouteParameters.empty(),
            user == null ? null : user::getUsername,
            role -> authorities.contains("ROLE_" + role),
            false);
    return server.bean(NavigationAccessControl.class).checkAccess(navigation, true).decision()
        == AccessCheckDecision.ALLOW;
  }
}
