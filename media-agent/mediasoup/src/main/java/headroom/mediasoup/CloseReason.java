// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

/** Why an object has closed: itself, or one that it depends on. */
public enum CloseReason {
  /** Its own close was called. */
  CLOSED,
  /** The producer that it consumed has closed. */
  PRODUCER_CLOSED,
  /** The data producer that it consumed has closed. */
  DATA_PRODUCER_CLOSED,
  /** Its transport has closed. */
  TRANSPORT_CLOSED,
  /** The WebRTC server that it listened on has closed. */
  WEBRTC_SERVER_CLOSED,
  /** Its router has closed. */
  ROUTER_CLOSED,
  /** Its worker was closed. */
  WORKER_CLOSED,
  /** Its worker died. */
  WORKER_DIED
}
