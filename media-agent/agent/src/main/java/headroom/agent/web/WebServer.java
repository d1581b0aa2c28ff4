// SPDX-License-Identifier: Apache-2.0
package headroom.agent.web;

import headroom.agent.config.ConfigException;
import headroom.agent.config.SignallingConfig;
import headroom.agent.config.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** One port for signalling, the try-a-room page and health. */
public final class WebServer implements AutoCloseable {
  /** Longer messages close the connection with 1009; the longest real one is about 10 KiB. */
  static final int MAX_MESSAGE_BYTES = 64 * 1024;

  /** A client that reads nothing while this many messages wait for it is cut off. */
  private static final int MAX_WAITING_MESSAGES = 2_000;

  /** Browsers cannot ping, so we do; a connection that leaves three unanswered is closed. */
  private static final Duration PING_INTERVAL = Duration.ofSeconds(15);

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(45);

  private static final String SUB_PROTOCOL = "protoo";
  private static final String PAGE = "headroom/client/";

  private final SignallingConfig config;
  private final ConnectionHandler connections;
  private final Server server = new Server();
  private final ServerConnector connector;
  private final Set<SignallingEndpoint> endpoints = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("signalling-pings").daemon().factory());

  public WebServer(
      SignallingConfig config, ConnectionHandler connections, Supplier<Health> health) {
    this.config = config;
    this.connections = connections;
    this.connector = connector(config.tls());
    server.addConnector(connector);
    var upgrades = WebSocketUpgradeHandler.from(server, this::configure);
    upgrades.setHandler(page());
    server.setHandler(new SecurityHeaders(new HealthHandler(health, upgrades)));
  }

  /** Takes the port; who connects waits until {@link #start}. */
  public void listen() {
    try {
      connector.open();
    } catch (IOException e) {
      throw new ConfigException(
          "port",
          config.port() + " cannot be listened on at " + config.address() + ": " + e.getMessage());
    }
  }

  /** Serves from now on. */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the signalling server does not start", e);
    }
    var _ =
        pings.scheduleAtFixedRate(
            () -> endpoints.forEach(SignallingEndpoint::ping),
            PING_INTERVAL.toMillis(),
            PING_INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Where participants connect. */
  public URI signallingUrl() {
    if (config.publicUrl() != null) {
      return URI.create(config.publicUrl());
    }
    return URI.create(
        (config.tls() == null ? "ws" : "wss") + "://" + hostInUrl() + ":" + port() + "/");
  }

  /** Where people open the try-a-room page. */
  public URI clientUrl() {
    return URI.create(signallingUrl().toString().replaceFirst("^ws", "http"));
  }

  /** The port that was really taken. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    pings.shutdownNow();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the signalling server does not stop", e);
    }
  }

  private void configure(ServerWebSocketContainer container) {
    container.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
    container.setMaxFrameSize(MAX_MESSAGE_BYTES);
    container.setMaxBinaryMessageSize(1);
    container.setMaxOutgoingFrames(MAX_WAITING_MESSAGES);
    container.setIdleTimeout(IDLE_TIMEOUT);
    container.addMapping("/*", this::upgrade);
  }

  private @Nullable Object upgrade(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    if (!request.hasSubProtocol(SUB_PROTOCOL)) {
      Response.writeError(
          request,
          response,
          callback,
          HttpStatus.BAD_REQUEST_400,
          "signalling needs the WebSocket subprotocol protoo");
      return null;
    }
    response.setAcceptedSubProtocol(SUB_PROTOCOL);
    // No compression: it costs some 100 KiB a connection, and messages are small and rare.
    response.setExtensions(List.of());
    var query = Request.extractQueryParameters(request);
    return new SignallingEndpoint(
        connections,
        new ConnectionHandler.Query(
            query.getValue("token"),
            query.getValue("roomId"),
            query.getValue("peerId"),
            "1".equals(query.getValue("resume"))),
        endpoints);
  }

  private Handler page() {
    var files = new ResourceHandler();
    Resource page = ResourceFactory.of(server).newClassLoaderResource(PAGE);
    if (page != null) {
      files.setBaseResource(page);
    }
    files.setDirAllowed(false);
    // The page and its scripts have fixed names: always ask whether they changed.
    files.setCacheControl("no-cache");
    return files;
  }

  private ServerConnector connector(@Nullable TlsFiles tls) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(16 * 1024);
    ServerConnector made;
    if (tls == null) {
      made = new ServerConnector(server, new HttpConnectionFactory(http));
    } else {
      http.addCustomizer(new SecureRequestCustomizer(false));
      var ssl = new SslContextFactory.Server();
      ssl.setKeyStorePath(tls.keystore().toUri().toString());
      ssl.setKeyStoreType("PKCS12");
      ssl.setKeyStorePassword(tls.password());
      made =
          new ServerConnector(
              server, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(http));
    }
    made.setHost(config.address());
    made.setPort(config.port());
    return made;
  }

  private String hostInUrl() {
    return config.address().contains(":") ? "[" + config.address() + "]" : config.address();
  }
}
