// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.RepeatedTest;

final class CertificateRequestTest {
  /** Signatures differ in length from one to the next. */
  @RepeatedTest(50)
  void itIsPkcs10SignedByItsKey() throws Exception {
    var keys = Keys.make();
    var request = new PKCS10CertificationRequest(CertificateRequest.of(keys));
    assertThat(request.getSubjectPublicKeyInfo().getEncoded())
        .isEqualTo(keys.getPublic().getEncoded());
    assertThat(
            request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(keys.getPublic())))
        .isTrue();
    assertThat(request.getSubject().getRDNs()).isEmpty();
    assertThat(request.getAttributes()).isEmpty();
  }
}
