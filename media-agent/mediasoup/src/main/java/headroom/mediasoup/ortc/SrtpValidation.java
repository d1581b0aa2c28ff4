// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.rtp.SrtpParameters;
import java.util.Base64;

/** Checks an SRTP key: the worker takes master key and salt from it at fixed places. */
final class SrtpValidation {
  private static final int MAX_LENGTH = 64;

  private SrtpValidation() {}

  static void check(SrtpParameters params) {
    Check.present("keyBase64", params.keyBase64());
    Check.text("keyBase64", params.keyBase64(), MAX_LENGTH);
    int expected = bytesOf(params.cryptoSuite());
    if (decodedLength(params.keyBase64()) != expected) {
      throw Check.malformed("keyBase64", "must be " + expected + " bytes in Base64");
    }
  }

  private static int decodedLength(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  /** Master key and salt. */
  private static int bytesOf(SrtpCryptoSuite suite) {
    return switch (suite) {
      case AEAD_AES_256_GCM -> 32 + 12;
      case AEAD_AES_128_GCM -> 16 + 12;
      case AES_CM_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32 -> 16 + 14;
    };
  }
}
