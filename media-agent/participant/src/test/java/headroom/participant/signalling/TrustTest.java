// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrustTest {
  private static final char[] PASSWORD = "for this test alone".toCharArray();

  @TempDir Path folder;

  @Test
  void onlyTheGivenAuthorityIsBelieved() throws Exception {
    var ours = keyPair("ours");
    var other = keyPair("other");
    try (var server = serverWith(ours)) {
      assertThat(shakeHands(server, ours.resolveSibling("ours.pem"))).startsWith("TLS");
      assertThatThrownBy(() -> shakeHands(server, other.resolveSibling("other.pem")))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    var empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> Trust.contextOf(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty.pem");
    var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "not a certificate");
    assertThatThrownBy(() -> Trust.contextOf(nonsense)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Trust.contextOf(folder.resolve("absent.pem")))
        .isInstanceOf(IOException.class);
  }

  private Path keyPair(String name) throws Exception {
    var store = folder.resolve(name + ".p12");
    keytool(
        List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name),
        List.of("-ext", "san=ip:127.0.0.1", "-keystore", store.toString()));
    keytool(
        List.of("-exportcert", "-rfc", "-alias", name, "-keystore", store.toString()),
        List.of("-file", folder.resolve(name + ".pem").toString()));
    return store;
  }

  private static void keytool(List<String> some, List<String> more) throws Exception {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                java.util.stream.Stream.of(
                        List.of(tool), some, more, List.of("-storepass", new String(PASSWORD)))
                    .flatMap(List::stream)
                    .toList())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static SSLServerSocket serverWith(Path store) throws Exception {
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(server));
    return server;
  }

  private static void serve(SSLServerSocket server) {
    while (!server.isClosed()) {
      shakeHandsWithOne(server);
    }
  }

  private static void shakeHandsWithOne(SSLServerSocket server) {
    try (var socket = (SSLSocket) server.accept()) {
      socket.startHandshake();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // Closed, or refused by a client that does not believe us.
      return;
    }
  }

  private static String shakeHands(SSLServerSocket server, Path ca) throws Exception {
    try (var socket =
        (SSLSocket)
            Trust.contextOf(ca)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }
}
