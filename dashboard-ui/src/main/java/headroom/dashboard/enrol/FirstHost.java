// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import headroom.dashboard.Surroundings;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.CopyText;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.live.Moment;
import headroom.planning.CapacityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an empty fleet shows: how to start the first agent, how far it is, what will appear. */
public final class FirstHost extends Div {
  /** How long the finished steps stay on the screen before the map takes their place. */
  private static final Duration LINGER = Duration.ofSeconds(4);

  /** A host whose workers do not start is better looked at on the map. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EnrolHost enrol;
  private final EnrolmentSteps steps;
  private final LiveText listening = new LiveText("hr-note");
  private @Nullable Instant openedAt;
  private @Nullable Instant connectedAt;
  private @Nullable Instant startedAt;

  /**
   * @param enrols whether hosts need a token; else an agent is simply started
   */
  public FirstHost(Surroundings surroundings, boolean enrols, EnrolHost enrol) {
    AgentCommand command = surroundings.agentCommand();
    this.enrol = enrol;
    steps = new EnrolmentSteps(command.address());
    getElement().setAttribute("data-page", "first-host");
    Paragraph lead =
        new Paragraph(
            "No agents yet. Each media host runs one agent, which starts a mediasoup worker per core. "
                + "As soon as an agent connects, its cores appear here with their load and their headroom line.");
    lead.addClassName("hr-lead");
    Div left = new Div();
    if (enrols) {
      left.add(withAnsible(surroundings.inventory()), letIn(command, enrol));
    } else {
      left.add(howTo(command));
    }
    left.addClassName("hr-column");
    Card progress = new Card().titled("First host", listening).with(steps);
    Div right = new Div(progress, whatWillAppear());
    right.addClassName("hr-column");
    Div columns = new Div(left, right);
    columns.addClassName("hr-columns");
    add(new PageHead("Start the first host"), lead, columns);
  }

  /** Whether this page, having waited for the first host, still shows how it arrives. */
  public boolean follows(Moment moment) {
    return openedAt != null
        && !passed(startedAt, LINGER, moment)
        && !passed(connectedAt, PATIENCE, moment);
  }

  /** Shows how far the first host is. */
  public void show(Moment moment) {
    enrol.show(moment);
    Instant opened = openedAt == null ? moment.now() : openedAt;
    openedAt = opened;
    boolean connected = EnrolmentSteps.anyHost(moment);
    if (connected && connectedAt == null) {
      connectedAt = moment.now();
    }
    if (EnrolmentSteps.workersStarted(moment) && startedAt == null) {
      startedAt = moment.now();
    }
    steps.show(moment, opened);
    listening.show(connected ? "connected" : "listening");
  }

  private static boolean passed(@Nullable Instant since, Duration span, Moment moment) {
    return since != null && moment.now().isAfter(since.plus(span));
  }

  private static Card withAnsible(Inventory inventory) {
    Div body = new Div();
    body.addClassName("hr-steps");
    body.add(step(1, "Put the hosts into your inventory"));
    body.add(new CopyText(inventory.lines()));
    body.add(
        note(
            "A host's name here is its name in the fleet. The keystore has a certificate that browsers"
                + " trust. The key of the API is there if a playbook set up this control plane; else an"
                + " admin makes one on the page Access, for an operator."));
    body.add(step(2, "Install and enrol them"));
    body.add(new CopyText(Inventory.RUN));
    body.add(
        note(
            "Empty Debian 12 hosts are enough: each gets a token and its certificate by itself. The"
                + " controller has the release and the collection headroom.fleet before that;"
                + " docs/install.md tells how, and what else there is to set."));
    return new Card().titled("Hosts, with Ansible").with(body);
  }

  private static Card letIn(AgentCommand command, EnrolHost enrol) {
    Div body = new Div();
    body.addClassName("hr-steps");
    body.add(step(1, "Make a token for the media host"));
    enrol.button().addClassName("hr-button-leading");
    body.add(enrol.button());
    body.add(
        note("It lets one host in, once. What to run on the host is told with it, ready to copy."));
    return byHand(body, "Start its agent, and watch it connect", command);
  }

  private static Card howTo(AgentCommand command) {
    Div body = new Div();
    body.addClassName("hr-steps");
    body.add(step(1, "Start an agent on the media host"));
    body.add(new CopyText(command.lines()));
    body.add(
        note(
            "In a checkout of Headroom: ./headroom build makes the agent and a worker, ./headroom doctor"
                + " tells where the worker is. HOST-NAME is yours to choose, one for each host:"
                + " lower-case letters, digits, dots and hyphens, for example media-01. It stays"
                + " when the agent is restarted."));
    return byHand(body, "Watch it connect", command);
  }

  /** The rest of the steps, which is the same however the agent is let in. */
  private static Card byHand(Div body, String connects, AgentCommand command) {
    body.add(step(2, connects));
    body.add(
        note(
            "The agent dials the control plane at "
                + command.address()
                + "; nothing has to reach the agent from here. The steps beside this follow by themselves."));
    body.add(step(3, "Talk through it"));
    body.add(
        note(
            "“Try a room” stands on the fleet's page then: a call in this browser, through the new worker."));
    return new Card().titled("One host, by hand").with(body);
  }

  private static H3 step(int number, String text) {
    Span figure = new Span(String.valueOf(number));
    figure.addClassName("hr-step-number");
    H3 title = new H3();
    title.add(figure, new Span(text));
    return title;
  }

  private static Paragraph note(String text) {
    Paragraph note = new Paragraph(text);
    note.addClassName("hr-summary");
    return note;
  }

  private static Card whatWillAppear() {
    Div hosts = new Div();
    hosts.addClassName("hr-ghosts");
    hosts.getElement().setAttribute("aria-hidden", "true");
    for (String name : new String[] {"media-01", "media-02", "media-03"}) {
      Div host = new Div(new Span(name));
      host.addClassName("hr-ghost-host");
      for (int cell = 0; cell < 8; cell++) {
        host.getElement().appendChild(new Element("i"));
      }
      hosts.add(host);
    }
    CapacityPolicy policy = CapacityPolicy.DEFAULT;
    Paragraph words =
        new Paragraph(
            String.format(
                Locale.ROOT,
                "One cell per worker. Capacity starts at the default of %d consumers, usable %d = %d × (1 − %.2f).",
                policy.consumersPerWorker(),
                policy.usableConsumers(),
                policy.consumersPerWorker(),
                policy.headroom()));
    words.addClassNames("hr-note", "hr-padded");
    return new Card().titled("What will appear").with(hosts, words);
  }
}
