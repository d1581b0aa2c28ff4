// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.login.SignInOffer;
import headroom.dashboard.login.SignInOffers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in by a provider, which says who it is and as what. */
@Timeout(300)
final class OidcTest {
  @TempDir static Path folder;
  private static FakeOidcProvider provider;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    provider = new FakeOidcProvider();
    Path secret = Files.writeString(folder.resolve("secret"), "not really\n");
    server =
        RunningServer.on(
            folder.resolve("data"),
            "--headroom.oidc.issuer=" + provider.issuer(),
            "--headroom.oidc.client-id=headroom",
            "--headroom.oidc.client-secret-file=" + secret,
            "--headroom.oidc.role-claim=realm_access.roles",
            "--headroom.oidc.groups-claim=hosts");
  }

  @BeforeEach
  void newBrowser() {
    server.forgetCookies();
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  private static Map<String, Object> claims(String name, String role) {
    return Map.of(
        "preferred_username",
        name,
        "realm_access",
        Map.of("roles", List.of("offline_access", role)),
        "hosts",
        List.of("eu-1"));
  }

  /** Goes to the provider and back; the address at which it ends. */
  private static String signIn() throws Exception {
    HttpResponse<String> answer = server.get("/oauth2/authorization/oidc");
    for (int hops = 0; answer.statusCode() == 302 && hops < 5; hops++) {
      String next = answer.headers().firstValue("Location").orElseThrow();
      if (next.endsWith("/login?refused")) {
        return "/login?refused";
      }
      answer = server.follow(next);
    }
    return answer.uri().getPath();
  }

  @Test
  void theSignInPageOffersTheProvider() throws Exception {
    assertThat(server.bean(SignInOffers.class).all())
        .extracting(SignInOffer::href)
        .containsExactly("oauth2/authorization/oidc");
  }

  @Test
  void whoHasARoleGetsIn() throws Exception {
    provider.signsIn(claims("ann", "operator"));
    assertThat(signIn()).isEqualTo("/");
    assertThat(server.get("/").statusCode()).isEqualTo(200);
    assertThat(server.cookie("headroom-operator"))
        .as("a provider's word is not remembered")
        .isEmpty();
  }

  @Test
  void whoHasNoneOrTwoOrAProgramsOrNoNameOrNoGroupIsRefused() throws Exception {
    for (Map<String, Object> claims :
        List.of(
            claims("ann", "root"),
            claims("ann", "back_end"),
            claims("", "operator"),
            claims("a b", "operator"),
            Map.<String, Object>of("preferred_username", "ann"),
            Map.of(
                "preferred_username", "ann",
                "hosts", List.of("eu-1"),
                "realm_access", Map.of("roles", List.of("admin", "viewer"))),
            Map.of(
                "preferred_username", "ann", "realm_access", Map.of("roles", List.of("admin"))))) {
      server.forgetCookies();
      provider.signsIn(claims);
      assertThat(signIn()).as("%s", claims).isEqualTo("/login?refused");
      assertThat(server.get("/").statusCode()).isEqualTo(302);
    }
  }

  @Test
  void aTokenThatTheProviderDidNotMakeForThisSignInIsRefused() throws Exception {
    provider.signsIn(claims("ann", "admin"));
    provider.forges(told -> told.claim("nonce", "of another sign-in"));
    assertThat(signIn()).isEqualTo("/login?refused");
    provider.forges(told -> told.audience("another server"));
    assertThat(signIn()).isEqualTo("/login?refused");
    provider.forges(told -> told.issuer("http://127.0.0.1:1"));
    assertThat(signIn()).isEqualTo("/login?refused");
    provider.forges(told -> told.expirationTime(Date.from(Instant.now().minusSeconds(600))));
    assertThat(signIn()).isEqualTo("/login?refused");
    provider.signsIn(claims("ann", "admin"));
    provider.signsByAnotherKey();
    assertThat(signIn()).isEqualTo("/login?refused");
    assertThat(server.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() throws Exception {
    provider.signsIn(claims("ann", "admin"));
    server.get("/login/oauth2/code/oidc?code=stolen&state=guessed");
    assertThat(server.get("/").statusCode()).isEqualTo(302);
  }
}
