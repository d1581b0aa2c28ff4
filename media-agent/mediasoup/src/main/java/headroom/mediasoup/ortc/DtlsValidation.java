// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.DtlsFingerprint;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.FingerprintAlgorithm;
import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.ParameterError;
import java.util.List;
import java.util.regex.Pattern;

/** Checks DTLS parameters; the worker uses the first fingerprint. */
final class DtlsValidation {
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{2}(?::[0-9A-F]{2})*");

  private DtlsValidation() {}

  static void check(DtlsParameters params) {
    List<DtlsFingerprint> fingerprints = params.fingerprints();
    if (fingerprints.isEmpty()) {
      throw new InvalidParametersException(
          ParameterError.PARAMETER_MISSING, "fingerprints", "must have at least one entry");
    }
    Check.count("fingerprints", fingerprints, Limits.FINGERPRINTS);
    for (int i = 0; i < fingerprints.size(); i++) {
      DtlsFingerprint fingerprint = fingerprints.get(i);
      String path = "fingerprints[" + i + "].value";
      int length = bytesOf(fingerprint.algorithm()) * 3 - 1;
      if (fingerprint.value().length() != length || !HEX.matcher(fingerprint.value()).matches()) {
        throw Check.malformed(
            path,
            "must be " + (length + 1) / 3 + " bytes in hexadecimal digits with colons between");
      }
    }
  }

  private static int bytesOf(FingerprintAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA1 -> 20;
      case SHA224 -> 28;
      case SHA256 -> 32;
      case SHA384 -> 48;
      case SHA512 -> 64;
    };
  }
}
