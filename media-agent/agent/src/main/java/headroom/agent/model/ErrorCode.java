// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/**
 * Everything that signalling refuses. The names are part of the protocol: clients and operators
 * match on them. Each has a status as in HTTP, which tells whose fault it is. See
 * docs/architecture/signalling.md.
 */
public enum ErrorCode {
  /** The message is no protoo message: not JSON, or not of its form. */
  MALFORMED_MESSAGE(400),
  /** A field of the request is missing or has the wrong type or value. */
  INVALID_REQUEST(400),
  INVALID_RTP_CAPABILITIES(400),
  INVALID_RTP_PARAMETERS(400),
  INVALID_DTLS_PARAMETERS(400),
  INVALID_SRTP_PARAMETERS(400),
  INVALID_SCTP_STREAM_PARAMETERS(400),
  /** The join token is malformed, forged, or for something else than joining here. */
  INVALID_TOKEN(401),
  /** The join token was valid once; the application's back end gives a new one. */
  TOKEN_EXPIRED(401),
  /** The join token is for another host. */
  WRONG_HOST(403),
  /** The join token does not allow this. */
  NOT_GRANTED(403),
  /** The participant was removed. */
  REMOVED(403),
  /** This host does not have the room. */
  ROOM_UNKNOWN(404),
  UNKNOWN_METHOD(404),
  TRANSPORT_UNKNOWN(404),
  PRODUCER_UNKNOWN(404),
  CONSUMER_UNKNOWN(404),
  DATA_PRODUCER_UNKNOWN(404),
  DATA_CONSUMER_UNKNOWN(404),
  /** Join first. */
  NOT_JOINED(409),
  /** This connection has joined already. */
  ALREADY_JOINED(409),
  /** What is asked for does not fit the state, for example connecting a transport twice. */
  INVALID_STATE(409),
  /** A participant has as many transports or producers as it may. */
  LIMIT_REACHED(409),
  /** The room has moved on since the join token was made; ask for a new one. */
  STALE_EPOCH(409),
  /** The same participant has connected again elsewhere. */
  REPLACED(409),
  /** The room was closed by the control plane. */
  ROOM_CLOSED(410),
  /** Longer than the agent accepts. */
  MESSAGE_TOO_BIG(413),
  /** Too many messages in a short time. */
  RATE_LIMITED(429),
  /** A fault of the agent's own; details are in its log. */
  INTERNAL_ERROR(500),
  /** The room's worker is away; try again shortly. */
  WORKER_UNAVAILABLE(503);

  private static final int CLOSE_CODE_BASE = 4_000;

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** As in HTTP: 4xx is the client's fault, 5xx ours. */
  public int status() {
    return status;
  }

  /** The WebSocket close code of a connection that ends for this reason. */
  public int closeCode() {
    return CLOSE_CODE_BASE + status;
  }
}
