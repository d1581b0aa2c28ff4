// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Media parameters that must not reach a worker. The message says what is wrong and where; it holds
 * no value of the sender's, so that it can be logged and sent back as it is.
 */
public abstract sealed class ParametersException extends RuntimeException
    permits InvalidParametersException, UnsupportedParametersException {
  private final ParameterError code;
  private final String path;

  ParametersException(ParameterError code, String path, String problem) {
    super(path + " " + problem);
    this.code = code;
    this.path = path;
  }

  /** The stable code, for example {@code PARAMETER_OUT_OF_RANGE}. */
  public ParameterError code() {
    return code;
  }

  /** Where the bad value is, for example {@code encodings[0].ssrc}. */
  public String path() {
    return path;
  }
}
