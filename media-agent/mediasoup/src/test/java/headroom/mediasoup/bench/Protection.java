// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.rtp.SrtpParameters;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What protects the packets that leave the worker. */
enum Protection {
  NONE("none", null, 0),
  AES_CM("aes-cm", SrtpCryptoSuite.AES_CM_128_HMAC_SHA1_80, 16 + 14),
  GCM_256("gcm-256", SrtpCryptoSuite.AEAD_AES_256_GCM, 32 + 12);

  private final String label;
  private final @Nullable SrtpCryptoSuite suite;
  private final int keyAndSaltBytes;

  Protection(String label, @Nullable SrtpCryptoSuite suite, int keyAndSaltBytes) {
    this.label = label;
    this.suite = suite;
    this.keyAndSaltBytes = keyAndSaltBytes;
  }

  String label() {
    return label;
  }

  PlainTransportOptions applyTo(PlainTransportOptions options) {
    return suite == null ? options : options.withSrtp(suite);
  }

  /** The key of a far end that only receives; the worker encrypts by its own. */
  @Nullable SrtpParameters farEnd() {
    if (suite == null) {
      return null;
    }
    byte[] key = new byte[keyAndSaltBytes];
    new SecureRandom().nextBytes(key);
    return new SrtpParameters(suite, Base64.getEncoder().encodeToString(key));
  }

  /** Bytes that it adds to each packet: the authentication tag. */
  int tagBytes() {
    return switch (this) {
      case NONE -> 0;
      case AES_CM -> 10;
      case GCM_256 -> 16;
    };
  }
}
