// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.enrolment.Denial;
import headroom.operations.enrolment.IdentityGate;
import headroom.operations.enrolment.PresentedCertificate;
import headroom.planning.HostId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who a stream belongs to: what its certificate says, and nothing else. */
final class StreamIdentity {
  private final IdentityGate gate;
  private final @Nullable PresentedCertificate shown;
  private final AtomicReference<HeadroomException> cut = new AtomicReference<>();
  private volatile IdentityGate.@Nullable Admitted admitted;

  /**
   * @param shown null when the agent came without a certificate
   */
  StreamIdentity(IdentityGate gate, @Nullable PresentedCertificate shown) {
    this.gate = gate;
    this.shown = shown;
  }

  /**
   * Asks for a certificate, whosever it is.
   *
   * @throws HeadroomException NOT_ENROLLED when one is needed and none was shown
   */
  void requireShown() {
    if (gate.isRequired() && shown == null) {
      throw new HeadroomException(
          ErrorCode.NOT_ENROLLED, "Agents show a certificate here. Enrol this host.");
    }
  }

  /**
   * Lets the stream in under this name.
   *
   * @param group of which the host says that it is
   * @param whenCut told when the stream has to end, from any thread
   * @throws HeadroomException when it is not who it says, or is no longer good
   */
  void admit(HostId name, String group, Consumer<HeadroomException> whenCut) {
    requireShown();
    PresentedCertificate certificate = shown;
    if (certificate == null || !gate.isRequired()) {
      return;
    }
    if (!certificate.host().equals(name)) {
      gate.pretended(certificate, name.name());
      throw new HeadroomException(
          ErrorCode.IDENTITY_MISMATCH,
          "The certificate is that of host "
              + certificate.host()
              + ", but the agent calls itself "
              + name
              + ". Give it the name that it was enrolled with.");
    }
    admitted =
        gate.admit(
            certificate,
            group,
            end -> {
              cut.set(end);
              whenCut.accept(end);
            });
  }

  /** Tells the stream whom its host has to refuse, now and with each change. */
  void follow(Consumer<List<Denial>> told) {
    IdentityGate.Admitted current = admitted;
    if (current != null) {
      current.follow(told);
    }
  }

  /** Throws why the stream was cut, if it was. */
  void requireUncut() {
    HeadroomException end = cut.get();
    if (end != null) {
      throw end;
    }
  }

  void ended() {
    IdentityGate.Admitted current = admitted;
    if (current != null) {
      current.ended();
    }
  }
}
