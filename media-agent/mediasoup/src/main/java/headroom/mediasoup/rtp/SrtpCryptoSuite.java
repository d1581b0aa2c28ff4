// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Encryption and authentication of SRTP on plain and pipe transports.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/srtp-parameters/#SrtpCryptoSuite">SrtpCryptoSuite</a>
 */
public enum SrtpCryptoSuite implements WireNamed {
  AEAD_AES_256_GCM("AEAD_AES_256_GCM"),
  AEAD_AES_128_GCM("AEAD_AES_128_GCM"),
  AES_CM_128_HMAC_SHA1_80("AES_CM_128_HMAC_SHA1_80"),
  AES_CM_128_HMAC_SHA1_32("AES_CM_128_HMAC_SHA1_32");

  private final String wireName;

  SrtpCryptoSuite(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static SrtpCryptoSuite of(String wireName) {
    return WireNamed.find(values(), wireName);
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
