// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.identity.DenyList;
import headroom.agentprotocol.identity.FleetIdentity;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections of other agents, by who came over them, so that those of a host which is kept out
 * can be closed. gRPC closes none by itself, and tells a connection's address only.
 */
final class PeerConnections extends ServerTransportFilter {
  private final DenyList denyList;
  private final Map<SocketAddress, Channel> accepted = new ConcurrentHashMap<>();
  private final Map<SocketAddress, FleetIdentity.Host> hosts = new ConcurrentHashMap<>();

  PeerConnections(DenyList denyList) {
    this.denyList = denyList;
  }

  /** Where they come in. */
  NioServerSocketChannel listener() {
    return new NioServerSocketChannel() {
      @Override
      protected int doReadMessages(List<Object> into) throws Exception {
        int before = into.size();
        int read = super.doReadMessages(into);
        into.subList(before, into.size()).forEach(child -> accept((Channel) child));
        return read;
      }
    };
  }

  private void accept(Channel child) {
    var from = child.remoteAddress();
    if (from == null) {
      return; // It is gone already.
    }
    accepted.put(from, child);
    var _ =
        child
            .closeFuture()
            .addListener(
                closed -> {
                  accepted.remove(from, child);
                  hosts.remove(from);
                });
  }

  @Override
  public Attributes transportReady(Attributes transport) {
    var from = transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    var session = transport.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    var host = session == null ? null : CallingHost.of(session);
    if (from != null && host != null) {
      hosts.put(from, host);
      if (!accepted.containsKey(from)) {
        hosts.remove(from, host); // Closed in the meantime.
      }
    }
    return transport;
  }

  /** Closes what a host has open with certificates that count no more. */
  void cut(String host) {
    hosts.forEach(
        (from, identity) -> {
          @Nullable Channel channel = accepted.get(from);
          if (identity.name().equals(host)
              && channel != null
              && denyList.refusal(host, identity.generation()).isPresent()) {
            var _ = channel.close();
          }
        });
  }

  /** How many of this host are open. */
  long count(String host) {
    return hosts.values().stream().filter(identity -> identity.name().equals(host)).count();
  }
}
