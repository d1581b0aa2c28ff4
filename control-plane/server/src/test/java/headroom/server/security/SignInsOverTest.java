// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.testkit.TurnableClock;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Whoever is in is out again at its time: by a provider's word, and by a key. */
final class SignInsOverTest {
  private static final Caller ANN = new Caller("oidc:ann", Role.ADMIN, Scope.fleet());
  private static final long SHIFT = OidcOperator.LASTS.toNanos();

  private final InMemoryDatabase database = new InMemoryDatabase();
  private final TurnableClock clock = new TurnableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final KnownApiKeys keys = new KnownApiKeys(database.apiKeys(), clock);
  private final KnownOperators operators = new KnownOperators(database.operators());
  private long nanos = Long.MAX_VALUE - SHIFT / 2;
  private final SignedInCallers callers = new SignedInCallers(operators, keys, () -> nanos);

  @AfterEach
  void nobodyAsks() {
    SecurityContextHolder.clearContext();
  }

  private static void asks(Object principal) {
    Authentication token =
        UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
    SecurityContextHolder.getContext().setAuthentication(token);
  }

  private OidcOperator ann() {
    OidcIdToken token = OidcIdToken.withTokenValue("token").subject("4711").build();
    return new OidcOperator(new DefaultOidcUser(List.of(), token), ANN, nanos);
  }

  @Test
  void aProvidersWordHoldsForAShift() {
    asks(ann());
    nanos += SHIFT - 1;
    assertThat(callers.current()).isEqualTo(ANN);
    nanos += 1;
    assertEnded(callers::current);
  }

  @Test
  void itsSessionEndsWithIt() throws Exception {
    asks(ann());
    assertThat(isLeftAlone()).isTrue();
    nanos += SHIFT;
    assertThat(isLeftAlone()).isFalse();
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
  }

  private boolean isLeftAlone() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    MockHttpSession session = new MockHttpSession();
    request.setSession(session);
    new StillSignedIn(operators, () -> nanos)
        .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    return !session.isInvalid();
  }

  @Test
  void aKeyIsNobodyOnceItWasRevoked() {
    String secret = "hrk_good";
    Caller backEnd = new Caller("calls", Role.BACK_END, Scope.fleet());
    database
        .apiKeys()
        .save(
            new ApiKey(
                "calls",
                Role.BACK_END,
                Scope.fleet(),
                "admin",
                clock.instant(),
                Optional.empty(),
                Optional.empty()),
            Secrets.sha256(secret),
            act());
    asks(new KeyPrincipal(keys.callerOf(secret).orElseThrow(), KnownApiKeys.idOf(secret)));
    assertThat(callers.current()).isEqualTo(backEnd);
    assertThat(database.apiKeys().revoke("calls", act())).isTrue();
    clock.advance(KnownApiKeys.FRESH);
    assertEnded(callers::current);
  }

  private static AuditEntry act() {
    return AuditEntry.done(
        Instant.EPOCH,
        "admin",
        "key.add",
        new AuditObject(AuditObject.Kind.KEY, "calls"),
        "",
        Map.of(),
        Map.of());
  }

  private static void assertEnded(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HeadroomException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
  }
}
