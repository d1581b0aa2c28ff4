// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Certificates as text (RFC 7468). */
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  /** A certificate of base64. */
  static String certificate(String der) {
    String lines =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(Base64.getDecoder().decode(der));
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }
}
