// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.operations.agent.AgentSessions;
import headroom.operations.enrolment.IdentityGate;
import headroom.planning.CapacityPolicy;
import headroom.testkit.World;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The gateway over real gRPC on the loopback interface, before a control plane in memory. */
final class GatewayRig implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final World world = new World(CapacityPolicy.DEFAULT, threads);
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Server server;

  GatewayRig() {
    server = started(world.sessions());
  }

  /** Before sessions of the test's own. */
  GatewayRig(AgentSessions sessions) {
    server = started(sessions);
  }

  World world() {
    return world;
  }

  ExecutorService threads() {
    return threads;
  }

  /** A host with an agent that is not connected yet. */
  GrpcAgent agent(String name, int workers) {
    return agent(new FakeHost(name, workers, world.clock()));
  }

  /** One more agent in front of a host, over a connection of its own. */
  GrpcAgent agent(FakeHost host) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    channels.add(channel);
    return new GrpcAgent(host, channel);
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
    threads.shutdownNow();
  }

  private static Server started(AgentSessions sessions) {
    try {
      return NettyServerBuilder.forAddress(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .addService(new AgentGatewayService(sessions, IdentityGate.PLAIN))
          .build()
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
