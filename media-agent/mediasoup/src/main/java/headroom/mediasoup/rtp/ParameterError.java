// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/** Stable codes of everything that can be wrong with media parameters. */
public enum ParameterError {
  /** A mandatory field is absent or empty. */
  PARAMETER_MISSING,
  /** A number is outside the range that its field allows. */
  PARAMETER_OUT_OF_RANGE,
  /** A string is longer than its field allows. */
  PARAMETER_TOO_LONG,
  /** A list has more entries than its field allows. */
  PARAMETER_LIST_TOO_LONG,
  /** A value that must be unique occurs twice. */
  PARAMETER_DUPLICATE,
  /** A value has the wrong form or type. */
  PARAMETER_MALFORMED,
  /** A value is none of those that mediasoup knows. */
  PARAMETER_UNKNOWN,
  /** Two fields contradict each other. */
  PARAMETERS_CONTRADICT,
  /** Together they are more than one request to a worker can hold. */
  PARAMETERS_TOO_BIG,
  /** A codec that the router, or mediasoup, does not support. */
  CODEC_NOT_SUPPORTED,
  /** No codec of the producer is one that the consuming endpoint can receive. */
  NO_COMPATIBLE_CODEC,
  /** More codecs than there are dynamic payload types. */
  PAYLOAD_TYPES_EXHAUSTED
}
