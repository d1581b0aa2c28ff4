// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.SigningKeys.SigningKey;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.WantedRoom;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs join tokens that agents verify offline: JSON Web Tokens with ES256, bound to room, epoch,
 * part and participant. The first key is made at the first start, further ones by {@link
 * JoinKeyRotation}; the newest at the start signs until the end.
 */
public final class JoinTokens {
  /** Agents accept tokens of the current key and of the one before it. */
  static final int KEYS_IN_USE = 2;

  /** Nothing that is signed here lives longer: that is an invitation's. */
  public static final Duration LONGEST_LIFETIME = Duration.ofHours(24);

  private static final String ISSUER = "headroom";
  private static final String INVITATION = "headroom-invitation";
  private static final String AUDIENCE = "headroom-agent";

  private final Clock clock;
  private final List<ECKey> keys;
  private final ECKey signingKey;
  private final ECDSASigner signer;
  private final ECKey oldest;
  private final String publicKeys;

  private JoinTokens(Clock clock, List<ECKey> keys, ECKey oldest) throws JOSEException {
    this.clock = clock;
    this.keys = List.copyOf(keys);
    this.signingKey = keys.getFirst();
    this.signer = new ECDSASigner(signingKey);
    this.oldest = oldest;
    this.publicKeys = new JWKSet(keys.stream().<JWK>map(ECKey::toPublicJWK).toList()).toString();
  }

  /**
   * Reads the keys, and makes the first one when there is none.
   *
   * @throws HeadroomException INTERNAL when a stored key can't be read
   */
  public static JoinTokens open(SigningKeys store, Clock clock) {
    try {
      Instant now = clock.instant();
      List<SigningKey> stored = store.all();
      if (stored.isEmpty()) {
        // Another replica may be quicker: then its key is the first.
        store.add(List.of(JoinKeyRotation.make(now, now)), null, null);
        stored = store.all();
      }
      store.signs(stored.getFirst().id(), now);
      List<ECKey> keys = new ArrayList<>();
      for (SigningKey key : stored.stream().limit(KEYS_IN_USE).toList()) {
        keys.add(ECKey.parse(key.privateJwk()));
      }
      return new JoinTokens(clock, keys, ECKey.parse(stored.getLast().privateJwk()));
    } catch (JOSEException | ParseException e) {
      throw new HeadroomException(
          ErrorCode.INTERNAL, "The stored key for join tokens can't be used.", e);
    }
  }

  /**
   * When a token of this lifetime ends: a token counts in whole seconds, so the last one is granted
   * in full.
   */
  public static Instant endOf(Instant now, Duration lifetime) {
    Instant end = now.plus(lifetime);
    Instant second = end.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(end) ? end : second.plusSeconds(1);
  }

  /**
   * A secret for another purpose, the same on all replicas, after a restart and after a rotation:
   * it comes from the first key that was ever made, whichever signs, because open rooms and
   * remembered sign-ins have to go on. It tells nothing of that key. Whoever has that key has these
   * secrets, too, and needs a host's certificate, or a password's hash, besides.
   */
  public byte[] secretFor(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(oldest.getD().decode(), "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA-256.", e);
    }
  }

  /**
   * Claims of a token that this control plane has signed for an audience, unless it has ended.
   *
   * @throws HeadroomException UNAUTHENTICATED
   */
  private JWTClaimsSet verified(String token, String audience) {
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      ECKey key = keyOf(parsed.getHeader().getKeyID());
      boolean signedByUs =
          JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())
              && key != null
              && parsed.verify(new ECDSAVerifier(key.toECPublicKey()));
      JWTClaimsSet claims = parsed.getJWTClaimsSet();
      if (signedByUs
          && ISSUER.equals(claims.getIssuer())
          && claims.getAudience().contains(audience)
          && claims.getExpirationTime() != null
          && claims.getExpirationTime().toInstant().isAfter(clock.instant())) {
        return claims;
      }
    } catch (JOSEException | ParseException e) {
      throw refused(e);
    }
    throw refused(null);
  }

  private @Nullable ECKey keyOf(@Nullable String id) {
    return keys.stream().filter(key -> key.getKeyID().equals(id)).findFirst().orElse(null);
  }

  private static HeadroomException refused(@Nullable Exception cause) {
    String message = "The link is not valid, or has ended. Ask for a new one.";
    return cause == null
        ? new HeadroomException(ErrorCode.UNAUTHENTICATED, message)
        : new HeadroomException(ErrorCode.UNAUTHENTICATED, message, cause);
  }

  /** Public keys as a JSON Web Key Set. */
  public String publicKeys() {
    return publicKeys;
  }

  /**
   * Signs a token.
   *
   * @param part of the room, where the participant sits
   * @param grants what else the participant may
   */
  public String sign(
      WantedRoom room,
      WorkerId part,
      ParticipantId participant,
      Instant expiresAt,
      JoinGrants grants) {
    return signed(claims(room, part, participant, expiresAt, grants).build());
  }

  /**
   * Signs a token for somebody who comes to a part by a move: the part waits for all who come by
   * the same operation.
   */
  public String signMove(
      WantedRoom room,
      WorkerId part,
      ParticipantId participant,
      Instant expiresAt,
      JoinGrants grants,
      String operation) {
    return signed(
        claims(room, part, participant, expiresAt, grants).claim("move", operation).build());
  }

  private JWTClaimsSet.Builder claims(
      WantedRoom room,
      WorkerId part,
      ParticipantId participant,
      Instant expiresAt,
      JoinGrants grants) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(participant.value())
        .issueTime(Date.from(clock.instant()))
        .expirationTime(Date.from(expiresAt))
        .jwtID(UUID.randomUUID().toString())
        .claim("room", room.id().value())
        .claim("epoch", room.epoch())
        .claim("host", part.host().name())
        .claim("worker", part.number())
        .claim("grants", granted(grants));
  }

  /**
   * Sending is granted unless it is refused: agents take a token without a word of it as before.
   */
  private static Map<String, Boolean> granted(JoinGrants grants) {
    return grants.sends()
        ? Map.of("plain", grants.plain())
        : Map.of("plain", grants.plain(), "send", false);
  }

  /** Signs an invitation to a room; only this control plane accepts it. */
  public String signInvitation(RoomId room, Instant expiresAt) {
    return signed(
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(INVITATION)
            .expirationTime(Date.from(expiresAt))
            .claim("room", room.value())
            .build());
  }

  /**
   * The room that an invitation is for.
   *
   * @throws HeadroomException UNAUTHENTICATED when it is not valid
   */
  public RoomId roomOfInvitation(String invitation) {
    return new RoomId(String.valueOf(verified(invitation, INVITATION).getClaim("room")));
  }

  private String signed(JWTClaimsSet claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(signingKey.getKeyID())
                .build(),
            claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new HeadroomException(ErrorCode.INTERNAL, "The token can't be signed.", e);
    }
    return token.serialize();
  }
}
