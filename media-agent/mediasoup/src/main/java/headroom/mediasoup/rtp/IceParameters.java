// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * ICE credentials of a transport.
 *
 * @param iceLite always true for the worker
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportIceParameters">IceParameters</a>
 */
public record IceParameters(String usernameFragment, String password, Boolean iceLite) {
  public IceParameters {
    usernameFragment = Absent.orEmpty(usernameFragment);
    password = Absent.orEmpty(password);
    iceLite = Absent.or(iceLite, true);
  }

  /** Without the password, so that it gets into no log. */
  @Override
  public String toString() {
    return "IceParameters[usernameFragment=" + usernameFragment + ", iceLite=" + iceLite + "]";
  }
}
