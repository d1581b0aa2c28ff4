// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OpenID Connect provider that signs everybody in as whom a test says, without asking. */
final class FakeOidcProvider implements AutoCloseable {
  private final HttpServer http;
  private final RSAKey key;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private volatile Map<String, Object> claims = Map.of();
  private volatile UnaryOperator<JWTClaimsSet.Builder> forgery = UnaryOperator.identity();
  private volatile RSAKey signingKey;

  FakeOidcProvider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("current").generate();
    signingKey = key;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/.well-known/openid-configuration", this::discovery);
    http.createContext("/authorize", this::authorize);
    http.createContext("/token", this::token);
    http.createContext("/jwks", exchange -> json(exchange, new JWKSet(key).toString()));
    http.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** From now on everybody is this. */
  void signsIn(Map<String, Object> newClaims) {
    claims = Map.copyOf(newClaims);
    forgery = UnaryOperator.identity();
    signingKey = key;
  }

  /** From now on tokens are changed like this before they are signed. */
  void forges(UnaryOperator<JWTClaimsSet.Builder> newForgery) {
    forgery = newForgery;
  }

  /** From now on tokens are signed by a key that the provider does not publish. */
  void signsByAnotherKey() throws JOSEException {
    signingKey = new RSAKeyGenerator(2048).keyID("current").generate();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    json(
        exchange,
        JSONObjectUtils.toJSONString(
            Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"))));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    nonces.put(code, asked.getOrDefault("nonce", ""));
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String nonce = nonces.remove(parameters(body).getOrDefault("code", ""));
    if (nonce == null) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    json(
        exchange,
        JSONObjectUtils.toJSONString(
            Map.of(
                "access_token",
                "unused",
                "token_type",
                "Bearer",
                "expires_in",
                60,
                "id_token",
                idToken(nonce))));
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder told =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience("headroom")
            .subject("number-7")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", nonce);
    claims.forEach(told::claim);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("current").build(),
            forgery.apply(told).build());
    try {
      token.sign(new RSASSASigner(signingKey));
    } catch (JOSEException e) {
      throw new IllegalStateException("The token can't be signed.", e);
    }
    return token.serialize();
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
