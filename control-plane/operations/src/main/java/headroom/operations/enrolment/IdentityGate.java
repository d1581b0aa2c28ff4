// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.HeadroomException;
import java.util.function.Consumer;

/** Lets agents' streams in by their certificates, and ends those that are no longer good. */
public interface IdentityGate {
  /** Agents come in plain text, over loopback, and are whom they say. */
  IdentityGate PLAIN =
      new IdentityGate() {
        @Override
        public boolean isRequired() {
          return false;
        }

        @Override
        public Admitted admit(PresentedCertificate shown, Consumer<HeadroomException> cut) {
          return () -> {};
        }

        @Override
        public void pretended(PresentedCertificate shown, String name) {}
      };

  /** Whether nobody gets in without a certificate. */
  boolean isRequired();

  /**
   * Lets a stream in.
   *
   * @param cut told once when the stream has to end; it must not wait
   * @throws HeadroomException NOT_ENROLLED, HOST_LOCKED, CERTIFICATE_REVOKED, CERTIFICATE_EXPIRED
   *     or CERTIFICATE_REUSED
   */
  Admitted admit(PresentedCertificate shown, Consumer<HeadroomException> cut);

  /** An agent gave itself another host's name. */
  void pretended(PresentedCertificate shown, String name);

  /** A stream that was let in. */
  interface Admitted {
    /** It has ended by itself. */
    void ended();
  }
}
