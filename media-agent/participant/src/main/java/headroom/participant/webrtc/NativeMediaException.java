// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

/** libwebrtc refused a description or did not answer in time. */
public final class NativeMediaException extends Exception {
  private static final long serialVersionUID = 1;

  NativeMediaException(String message) {
    super(message);
  }
}
