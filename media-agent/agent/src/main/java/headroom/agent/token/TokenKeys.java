// SPDX-License-Identifier: Apache-2.0
package headroom.agent.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import headroom.agent.journal.HostJournal;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of join tokens: the last set that the control plane sent, kept on disk, so that
 * joins go on while it is away.
 */
public final class TokenKeys {
  private static final Logger log = LoggerFactory.getLogger(TokenKeys.class);

  private final HostJournal journal;
  private volatile Map<String, ECDSAVerifier> byId = Map.of();

  public TokenKeys(HostJournal journal) {
    this.journal = journal;
    String stored = journal.tokenKeys();
    if (stored != null) {
      use(stored);
    }
  }

  /** Takes over a new set; one that cannot be read changes nothing. */
  public void replace(String jwks) {
    if (use(jwks)) {
      journal.storeTokenKeys(jwks);
    }
  }

  @Nullable ECDSAVerifier find(@Nullable String keyId) {
    return keyId == null ? null : byId.get(keyId);
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  private boolean use(String jwks) {
    try {
      var verifiers = new HashMap<String, ECDSAVerifier>();
      for (var key : JWKSet.parse(jwks).getKeys()) {
        if (key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256) && ec.getKeyID() != null) {
          verifiers.put(ec.getKeyID(), new ECDSAVerifier(ec.toPublicJWK()));
        }
      }
      byId = Map.copyOf(verifiers);
      log.info("join tokens are verified with keys {}", byId.keySet());
      return true;
    } catch (ParseException | JOSEException e) {
      log.error("the control plane's token keys cannot be read and are ignored", e);
      return false;
    }
  }
}
