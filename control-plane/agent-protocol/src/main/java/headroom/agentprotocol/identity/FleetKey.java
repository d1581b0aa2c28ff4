// SPDX-License-Identifier: Apache-2.0
package headroom.agentprotocol.identity;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows the identity that is the current one at each handshake. */
public final class FleetKey extends X509ExtendedKeyManager {
  private final Supplier<Pair> current;

  /**
   * Those of the newest handshakes: one that began before a change ends with what it began with.
   */
  private volatile @Nullable Pair latest;

  private volatile @Nullable Pair former;

  public FleetKey(Supplier<Pair> current) {
    this.current = current;
  }

  /**
   * A key and what goes with it.
   *
   * @param chain the certificate first
   */
  public record Pair(PrivateKey key, List<X509Certificate> chain) {
    public Pair {
      chain = List.copyOf(chain);
    }

    /** Names it while a handshake lasts. */
    private String alias() {
      return chain.getFirst().getSerialNumber().toString(16);
    }

    @Override
    public String toString() {
      return "Pair";
    }
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return new String[] {current().alias()};
  }

  @Override
  public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return anyOf(types);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal[] issuers, SSLEngine engine) {
    return anyOf(types);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return new String[] {current().alias()};
  }

  @Override
  public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return anyOf(type);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal[] issuers, SSLEngine engine) {
    return anyOf(type);
  }

  /** All keys of the fleet are of elliptic curves. */
  private @Nullable String anyOf(String... types) {
    return Arrays.stream(types).anyMatch(type -> type.startsWith("EC")) ? current().alias() : null;
  }

  private synchronized Pair current() {
    Pair now = current.get();
    Pair last = latest;
    if (last == null || !last.alias().equals(now.alias())) {
      former = last;
      latest = now;
    }
    return now;
  }

  private @Nullable Pair named(String alias) {
    for (Pair pair : new @Nullable Pair[] {latest, former}) {
      if (pair != null && pair.alias().equals(alias)) {
        return pair;
      }
    }
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Pair pair = named(alias);
    return pair == null ? null : pair.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Pair pair = named(alias);
    return pair == null ? null : pair.key();
  }
}
