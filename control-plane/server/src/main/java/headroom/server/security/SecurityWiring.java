// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import headroom.dashboard.login.LoginView;
import headroom.dashboard.login.SignInOffers;
import headroom.httpapi.problem.ProblemWriter;
import headroom.operations.ErrorCode;
import headroom.operations.access.JoinTokens;
import headroom.server.config.ApiSettings;
import headroom.server.config.OidcSettings;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Three doors: the API by key and without sessions, health and invitations for everybody, the
 * dashboard by password. What no door mentions belongs to the dashboard's and needs a sign-in.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {
  /**
   * Flow evaluates scripts that the server sends, hence the two unsafe words; everything else comes
   * from here only, and nobody may frame the pages.
   */
  private static final String DASHBOARD_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'"
          + " 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'"
          + " ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors"
          + " 'none'";

  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  SignInOffers signInOffers(OidcSettings oidc) {
    return new SignInOffers(oidc.isOn() ? List.of(OidcDoor.offer(oidc)) : List.of());
  }

  @Bean
  SignInLimits signInLimits() {
    return new SignInLimits(System::nanoTime);
  }

  /** Sign-ins by password that succeed are no guesses; remembered ones and keys come otherwise. */
  @Bean
  ApplicationListener<AuthenticationSuccessEvent> countedSignIns(SignInLimits limits) {
    return event -> {
      if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken token
          && token.getDetails() instanceof WebAuthenticationDetails details) {
        limits.succeeded(details.getRemoteAddress(), token.getName());
      }
    };
  }

  @Bean
  HttpSessionListener beginningSessions() {
    return new SessionLengths.Beginning();
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiDoor(
      HttpSecurity http, KnownApiKeys keys, ProblemWriter problems, ApiSettings settings)
      throws Exception {
    var filter = new ApiKeyFilter(keys, new ApiLimits(settings, System::nanoTime), problems);
    return http.securityMatcher("/api/**")
        .addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/api/v1/openapi", "/api/v1/openapi.yaml")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(
                        (request, response, e) ->
                            filter.refuse(
                                request,
                                response,
                                "An API key is needed: send it as \"Authorization: Bearer hrk_…\"."))
                    .accessDeniedHandler(
                        (request, response, e) ->
                            problems.write(
                                request,
                                response,
                                ErrorCode.FORBIDDEN,
                                "This API key may not do this.")))
        // No cookie signs anybody in here, so no other site can borrow one.
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers -> common(headers, API_POLICY))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain openDoor(HttpSecurity http, ProblemWriter problems) throws Exception {
    return http.securityMatcher("/actuator/**", "/try/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/try/*")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(
                    (request, response, e) ->
                        problems.write(
                            request, response, ErrorCode.FORBIDDEN, "Nobody may do this here.")))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers -> common(headers, API_POLICY))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain dashboardDoor(
      HttpSecurity http,
      KnownOperators known,
      JoinTokens tokens,
      SignInLimits limits,
      OidcSettings oidc,
      @Value("${server.servlet.session.timeout}") Duration session)
      throws Exception {
    if (oidc.isOn()) {
      http.oauth2Login(new OidcDoor(oidc)::configure);
    }
    return http.authorizeHttpRequests(
            requests ->
                // Scripts, styles and fonts of the login page itself.
                requests
                    .requestMatchers(
                        HttpMethod.GET, "/headroom/**", "/aura/**", "/lib/**", "/webjars/**")
                    .permitAll())
        .addFilterBefore(new CrossSiteGuard(), CsrfFilter.class)
        .addFilterBefore(new SessionLengths(session), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(new SignInGate(limits), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new StillSignedIn(known, System::nanoTime), RememberMeAuthenticationFilter.class)
        .rememberMe(me -> me.rememberMeServices(new LastingSignIn(known, tokens)))
        .with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin ->
                // An address that no page has is answered by the dashboard, to operators only.
                vaadin.loginView(LoginView.class).anyRequest(AuthorizedUrl::authenticated))
        .headers(headers -> common(headers, DASHBOARD_POLICY))
        .build();
  }

  private static void common(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .withObjectPostProcessor(
            new ObjectPostProcessor<HeaderWriterFilter>() {
              @Override
              public <T extends HeaderWriterFilter> T postProcess(T filter) {
                // Pages are forwarded to Vaadin's servlet, which commits below this filter; what
                // was not written before is lost.
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
              }
            });
  }
}
