// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Hash function of a certificate fingerprint.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportDtlsFingerprint">FingerprintAlgorithm</a>
 */
public enum FingerprintAlgorithm implements WireNamed {
  SHA1("sha-1"),
  SHA224("sha-224"),
  SHA256("sha-256"),
  SHA384("sha-384"),
  SHA512("sha-512");

  private final String wireName;

  FingerprintAlgorithm(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static FingerprintAlgorithm of(String wireName) {
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
