// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the port for agents takes from whoever comes, with a certificate or without. */
public final class AgentPort {
  /** Agents ping every 10 s to notice a dead link. */
  private static final Duration SHORTEST_PING = Duration.ofSeconds(5);

  /** An agent sends its inventory in parts of 1 MiB. */
  private static final int MOST_MESSAGE_BYTES = 4 << 20;

  /** An agent has one stream, and asks for a certificate now and then. */
  private static final int MOST_CALLS = 20;

  /** Calls that are begun and given up at once cost the server more than the sender. */
  static final int MOST_RESETS = 200;

  private static final Duration RESET_WINDOW = Duration.ofSeconds(30);

  private AgentPort() {}

  /** Finds out who comes, and keeps them within bounds. */
  public static NettyServerBuilder guard(NettyServerBuilder builder) {
    return builder
        .intercept(new ShownCertificates())
        .permitKeepAliveTime(SHORTEST_PING.toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveWithoutCalls(true)
        .maxInboundMessageSize(MOST_MESSAGE_BYTES)
        .maxConcurrentCallsPerConnection(MOST_CALLS)
        .maxRstFramesPerWindow(MOST_RESETS, Math.toIntExact(RESET_WINDOW.toSeconds()));
  }
}
