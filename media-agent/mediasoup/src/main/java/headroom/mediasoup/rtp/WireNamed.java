// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An enum constant with a name on the wire, as mediasoup's JSON has it. {@code toString()} of every
 * such enum returns that name and its static {@code of(String)} parses it.
 */
public sealed interface WireNamed
    permits ConsumerType,
        DtlsRole,
        DtlsState,
        FingerprintAlgorithm,
        IceCandidateTcpType,
        IceCandidateType,
        IceRole,
        IceState,
        MediaKind,
        ProducerType,
        RtpHeaderExtensionDirection,
        RtpHeaderExtensionUri,
        SctpState,
        SrtpCryptoSuite,
        TransportProtocol {

  /** The name on the wire, for example {@code audio}. */
  String wireName();

  /** The constant with the given wire name, or an {@link InvalidParametersException}. */
  static <E extends Enum<E> & WireNamed> E find(E[] constants, String wireName) {
    for (E constant : constants) {
      if (constant.wireName().equals(wireName)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(constants).map(WireNamed::wireName).collect(Collectors.joining(", "));
    throw new InvalidParametersException(
        ParameterError.PARAMETER_UNKNOWN,
        constants[0].getDeclaringClass().getSimpleName(),
        "is none of: " + known);
  }
}
