// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/** Well-formed parameters that this router, or mediasoup, can do nothing with. */
public final class UnsupportedParametersException extends ParametersException {
  public UnsupportedParametersException(ParameterError code, String path, String problem) {
    super(code, path, problem);
  }
}
