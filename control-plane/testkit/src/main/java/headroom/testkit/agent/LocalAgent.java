// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.AgentSessions;
import headroom.operations.agent.CommandOutcome;
import headroom.testkit.TurnableClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Connects a {@link FakeHost} without a network, in the caller's thread: everything has happened
 * when a method returns. A command that gets no answer lets its time-out pass on the clock.
 */
public final class LocalAgent {
  private final FakeHost host;
  private final AgentSessions sessions;
  private final TurnableClock clock;
  private AgentSessions.@Nullable Session session;
  private @Nullable Link link;
  private boolean silent;

  public LocalAgent(FakeHost host, AgentSessions sessions, TurnableClock clock) {
    this.host = host;
    this.sessions = sessions;
    this.clock = clock;
  }

  public FakeHost host() {
    return host;
  }

  /** Says Hello and tells what runs. */
  public LocalAgent connect() {
    silent = false;
    saysHello();
    tellsInventory();
    return this;
  }

  /** Says Hello and no more. */
  public void saysHello() {
    Link newLink = new Link();
    session = sessions.open(host.hello(), newLink);
    link = newLink;
  }

  public void tellsInventory() {
    opened().inventory(host.inventory());
  }

  /** Tells what changed; with nothing to tell it is a sign of life. */
  public void report() {
    opened().report(host.changes());
  }

  /** Neither reports nor answers, while its connection stays: a hung process or a cut cable. */
  public void goSilent() {
    silent = true;
    host.ignoresCommands();
  }

  /** The silence is over. */
  public void speakAgain() {
    silent = false;
    host.obeysCommands();
    report();
  }

  /** Whether it is connected and reports by itself. */
  public boolean isTalking() {
    return session != null && !silent;
  }

  /** The connection ends, and both sides notice. */
  public void disconnect() {
    opened().ended();
    session = null;
  }

  /** Why the control plane ended the latest session; null when it did not. */
  public @Nullable String closedBecause() {
    return link == null ? null : link.closedBecause;
  }

  private AgentSessions.Session opened() {
    if (session == null) {
      throw new IllegalStateException(host.id() + " is not connected");
    }
    return session;
  }

  private final class Link implements AgentLink {
    private volatile @Nullable String closedBecause;

    @Override
    public CommandOutcome send(AgentCommand command, Duration timeout) {
      CommandOutcome outcome = host.carryOut(command);
      if (outcome == null) {
        clock.advance(timeout);
        throw new HeadroomException(
            ErrorCode.HOST_UNREACHABLE, "Host " + host.id() + " did not answer. Try again.");
      }
      return outcome;
    }

    @Override
    public void sendTokenKeys(String jwks) {}

    @Override
    public void close(String reason) {
      closedBecause = reason;
    }
  }
}
