// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Who opens the DTLS handshake.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportDtlsRole">DtlsRole</a>
 */
public enum DtlsRole implements WireNamed {
  AUTO("auto"),
  CLIENT("client"),
  SERVER("server");

  private final String wireName;

  DtlsRole(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static DtlsRole of(String wireName) {
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
