// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
  @TempDir Path folder;

  @Test
  void aCertificateIsOfItsAddressAndOfItsAuthority() throws Exception {
    Authority authority = Authority.create(folder);
    Identity identity = authority.issue("10.213.7.2");
    X509Certificate root = read(authority.certificate());
    X509Certificate leaf = read(identity.certificate());
    leaf.verify(root.getPublicKey());
    assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(7, "10.213.7.2"));
    char[] password = Files.readString(identity.passwordFile()).strip().toCharArray();
    KeyStore store = KeyStore.getInstance(identity.keystore().toFile(), password);
    String alias = store.aliases().nextElement();
    assertThat(store.getCertificate(alias)).isEqualTo(leaf);
    assertThat(store.getKey(alias, password)).isNotNull();
    assertThat(Files.readString(identity.key())).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  private static X509Certificate read(Path pem) throws Exception {
    try (var in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
