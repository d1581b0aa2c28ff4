// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.HeadroomException;
import java.util.List;
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
        public Admitted admit(
            PresentedCertificate shown, String group, Consumer<HeadroomException> cut) {
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
   * @param group of which its host says that it is
   * @param cut told once when the stream has to end; it must not wait
   * @throws HeadroomException NOT_ENROLLED, HOST_LOCKED, CERTIFICATE_REVOKED, CERTIFICATE_EXPIRED,
   *     CERTIFICATE_REUSED, or IDENTITY_MISMATCH when it is of another group
   */
  Admitted admit(PresentedCertificate shown, String group, Consumer<HeadroomException> cut);

  /** An agent gave itself another host's name. */
  void pretended(PresentedCertificate shown, String name);

  /** A stream that was let in. */
  interface Admitted {
    /**
     * Tells the stream's host whom to refuse: all of them now, and what changes until the stream
     * ends. Things may be told twice, and an older one after a newer one.
     *
     * @param told must not wait
     */
    default void follow(Consumer<List<Denial>> told) {}

    /** It has ended by itself. */
    void ended();
  }
}
