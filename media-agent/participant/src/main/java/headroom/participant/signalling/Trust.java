// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are believed where signalling goes over TLS. */
public final class Trust {
  private Trust() {}

  /**
   * Believes these authorities instead of the JVM's, in the whole process. Must come before the
   * first connection.
   *
   * @param pem certificates of the authorities
   * @throws IOException when the file can't be read, or holds no certificate
   */
  public static void only(Path pem) throws IOException {
    SSLContext.setDefault(contextOf(pem));
  }

  static SSLContext contextOf(Path pem) throws IOException {
    try (var in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      if (store.size() == 0) {
        throw new IOException("no certificate in " + pem);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificates of authorities in " + pem + ": " + e.getMessage(), e);
    }
  }
}
