// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/** Malformed, absurd or contradictory parameters: the sender's mistake. */
public final class InvalidParametersException extends ParametersException {
  public InvalidParametersException(ParameterError code, String path, String problem) {
    super(code, path, problem);
  }
}
