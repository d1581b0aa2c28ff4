// SPDX-License-Identifier: Apache-2.0
package headroom.agent.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.OperationId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Verifies join tokens: JWTs of algorithm ES256 with the claims iss, aud, exp, host, room, epoch,
 * sub and optionally worker, grants and move. Whether the room is here, and in which epoch, is for
 * the caller to check.
 */
public final class JoinTokens {
  private static final String ISSUER = "headroom";
  private static final String AUDIENCE = "headroom-agent";

  /** Clocks of two hosts may differ by this much. */
  private static final Duration LEEWAY = Duration.ofSeconds(5);

  private static final int MAX_LENGTH = 4_096;

  private final TokenKeys keys;
  private final String host;
  private final Clock clock;

  public JoinTokens(TokenKeys keys, String host, Clock clock) {
    this.keys = keys;
    this.host = host;
    this.clock = clock;
  }

  /**
   * What a genuine token says. Whether it is for this host, and still valid, is to be asked
   * besides.
   */
  public JoinGrant read(String token) {
    try {
      var claims = signedClaims(token);
      requireJoinToken(claims);
      return grant(claims);
    } catch (ParseException | IllegalArgumentException | ArithmeticException | JOSEException e) {
      throw invalid("the join token is malformed");
    }
  }

  /** Refuses a grant for another host. */
  public void requireThisHost(JoinGrant grant) {
    if (!host.equals(grant.host())) {
      throw new RefusedException(
          ErrorCode.WRONG_HOST,
          "the join token is for another host; connect to the URL it came with");
    }
  }

  /** Refuses a grant whose time is over. */
  public void requireUnexpired(JoinGrant grant) {
    if (grant.isExpired(clock.instant().minus(LEEWAY))) {
      throw new RefusedException(
          ErrorCode.TOKEN_EXPIRED, "the join token has expired; ask the application for a new one");
    }
  }

  private JWTClaimsSet signedClaims(String token) throws ParseException, JOSEException {
    if (token.length() > MAX_LENGTH) {
      throw invalid("the join token is longer than " + MAX_LENGTH + " characters");
    }
    var jwt = SignedJWT.parse(token);
    // Fixed here, not taken from the token: otherwise the token would choose how it is checked.
    if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
      throw invalid("the join token must be signed with ES256");
    }
    var verifier = keys.find(jwt.getHeader().getKeyID());
    if (verifier == null) {
      throw invalid(
          keys.isEmpty()
              ? "this host has no keys for join tokens yet; it gets them from the control plane"
              : "the join token is signed with a key that this host does not know");
    }
    if (!jwt.verify(verifier)) {
      throw invalid("the join token's signature is wrong");
    }
    return jwt.getJWTClaimsSet();
  }

  private static void requireJoinToken(JWTClaimsSet claims) throws ParseException {
    if (!ISSUER.equals(claims.getIssuer()) || !claims.getAudience().contains(AUDIENCE)) {
      throw invalid("the token is not a join token: issuer or audience is wrong");
    }
  }

  private static JoinGrant grant(JWTClaimsSet claims) throws ParseException {
    Long epoch = claims.getLongClaim("epoch");
    String room = claims.getStringClaim("room");
    String subject = claims.getSubject();
    String home = claims.getStringClaim("host");
    Long worker = claims.getLongClaim("worker");
    var expires = claims.getExpirationTime();
    if (epoch == null || room == null || subject == null || expires == null || home == null) {
      throw invalid("the join token lacks a room, an epoch, a host, a participant or an expiry");
    }
    String move = claims.getStringClaim("move");
    Map<String, Object> grants = claims.getJSONObjectClaim("grants");
    return new JoinGrant(
        home,
        new RoomId(room),
        new RoomEpoch(epoch),
        worker == null ? null : new WorkerNumber(Math.toIntExact(worker)),
        new ParticipantId(subject),
        expires.toInstant(),
        grants != null && Boolean.TRUE.equals(grants.get("plain")),
        grants == null || !Boolean.FALSE.equals(grants.get("send")),
        move == null ? null : new OperationId(move));
  }

  private static RefusedException invalid(String text) {
    return new RefusedException(ErrorCode.INVALID_TOKEN, text);
  }
}
