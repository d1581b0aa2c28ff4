// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * SRTP key of one direction of a plain or pipe transport.
 *
 * @param cryptoSuite mandatory
 * @param keyBase64 master key and salt in Base64
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/srtp-parameters/#SrtpParameters">SrtpParameters</a>
 */
public record SrtpParameters(SrtpCryptoSuite cryptoSuite, String keyBase64) {
  public SrtpParameters {
    cryptoSuite = Absent.orInvalid(cryptoSuite, "cryptoSuite");
    keyBase64 = Absent.orEmpty(keyBase64);
  }

  /** Without the key, so that it gets into no log. */
  @Override
  public String toString() {
    return "SrtpParameters[cryptoSuite=" + cryptoSuite + "]";
  }
}
