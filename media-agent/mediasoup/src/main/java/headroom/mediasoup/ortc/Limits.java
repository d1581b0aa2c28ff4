// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

/**
 * The largest values that are let through. They are far above what browsers and mediasoup-client
 * send; the total size of a request is limited besides, by {@link PackedSize}.
 */
final class Limits {
  static final int CAPABILITY_CODECS = 128;
  static final int CAPABILITY_EXTENSIONS = 64;
  static final int ROUTER_CODECS = 128;
  static final int CODECS = 32;
  static final int EXTENSIONS = 32;
  static final int ENCODINGS = 8;
  static final int CODEC_PARAMETERS = 32;
  static final int FEEDBACKS = 16;

  /** One per hash function that mediasoup knows. */
  static final int FINGERPRINTS = 5;

  static final int PAYLOAD_TYPE = 127;
  static final int EXTENSION_ID = 255;
  static final int CLOCK_RATE_HZ = 1_000_000;
  static final int CHANNELS = 255;
  static final long SSRC = 0xffff_ffffL;

  /** 1 Tbit/s; a limit only so that a sum of some stays far from the end of uint64. */
  static final long BITRATE = 1_000_000_000_000L;

  static final int MIME_TYPE_LENGTH = 64;
  static final int URI_LENGTH = 256;
  static final int MID_LENGTH = 32;
  static final int RID_LENGTH = 32;
  static final int CNAME_LENGTH = 256;
  static final int MSID_LENGTH = 256;
  static final int FEEDBACK_LENGTH = 64;
  static final int PARAMETER_NAME_LENGTH = 64;
  static final int PARAMETER_VALUE_LENGTH = 512;
  static final int SCALABILITY_MODE_LENGTH = 16;

  /** uint16 without the last id, which WebRTC keeps back. */
  static final int SCTP_STREAM_ID = 65_534;

  static final int UINT16 = 65_535;

  private Limits() {}
}
