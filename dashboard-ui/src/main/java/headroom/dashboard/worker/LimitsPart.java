// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.LoadBar;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.CapacityPolicy;
import headroom.planning.policy.Limit;
import headroom.planning.policy.PolicyScope;
import java.time.Duration;
import java.util.Locale;

/** Each limit with its share, and which of them binds; CPU alone would miss overload. */
final class LimitsPart extends Section implements WorkerPart {
  private final Row consumers = new Row("Consumers");
  private final Row cpu = new Row("CPU");
  private final Row packets = new Row("Packets");
  private final Anchor policy = new Anchor(Links.POLICIES, "Policy");
  private final LiveText binding = new LiveText();
  private final LiveText traffic = new LiveText();
  private final LiveText process = new LiveText();

  LimitsPart() {
    addClassName("hr-section");
    Div table = new Div();
    table.addClassName("hr-limits");
    consumers.addTo(table);
    cpu.addTo(table);
    packets.addTo(table);
    policy.addClassName("hr-link");
    H3 title = new H3("Limits");
    title.add(policy);
    add(title, table, binding, traffic, process);
  }

  @Override
  public void show(WorkerPicture worker, HostPicture host, Moment moment) {
    String href = Links.toPolicy(new PolicyScope.Worker(worker.id()));
    if (!href.equals(policy.getHref())) {
      policy.setHref(href);
    }
    boolean known = host.state() != HostState.LOST;
    if (!known) {
      consumers.showNotKnown();
      cpu.showNotKnown();
      packets.showNotKnown();
      binding.show("Binding limit: " + Figures.NOT_KNOWN);
      traffic.show("");
      process.show("");
      return;
    }
    consumers.show(
        "%s of %s"
            .formatted(
                Figures.count(worker.counted()), Figures.count(worker.policy().usableConsumers())),
        worker.consumerLoad(),
        worker.bindingLimit() == Limit.CONSUMERS);
    cpu.show(
        "%s of %s"
            .formatted(
                Figures.percent(worker.cpu()), Figures.percent(worker.policy().cpuCeiling())),
        worker.cpuLoad(),
        worker.bindingLimit() == Limit.CPU);
    String packetRate = Figures.rate(worker.packetsPerSecond()) + "/s";
    int mostPackets = worker.policy().packetsPerSecond();
    if (mostPackets == CapacityPolicy.NO_LIMIT) {
      packets.showNotLimited(packetRate + ", no limit");
    } else {
      packets.show(
          packetRate + " of " + Figures.rate(mostPackets),
          worker.share(Limit.PACKETS),
          worker.bindingLimit() == Limit.PACKETS);
    }
    binding.show(
        "Binding limit: %s · channel round trip %s"
            .formatted(worker.bindingLimit().words(), milliseconds(worker.channelRoundTrip())));
    traffic.show(
        "%s packets/s · %s"
            .formatted(
                Figures.rate(worker.packetsPerSecond()), Figures.bits(worker.bitsPerSecond())));
    process.show(
        "%s key-frame requests/s · %s memory"
            .formatted(
                String.format(Locale.ROOT, "%.1f", worker.keyFrameRequestsPerSecond()),
                Figures.bytes(worker.residentBytes())));
  }

  private static String milliseconds(Duration duration) {
    return duration.compareTo(Duration.ofMillis(1)) < 0
        ? "below 1 ms"
        : duration.toMillis() + " ms";
  }

  /** One limit: name, bar, amounts, share. */
  private static final class Row {
    private final LiveText name = new LiveText();
    private final LoadBar bar = new LoadBar();
    private final LiveText amounts = new LiveText();
    private final LiveText share = new LiveText();

    Row(String limit) {
      name.show(limit);
    }

    void addTo(Div table) {
      table.add(name, bar, amounts, share);
    }

    void show(String newAmounts, double load, boolean binds) {
      name.mark("hr-limit-binds", binds);
      bar.show(load);
      amounts.show(newAmounts);
      share.show(Figures.load(load));
      share.mark("hr-over-text", load > 1);
    }

    void showNotKnown() {
      showNotLimited(Figures.NOT_KNOWN);
    }

    /** Without a share: there is nothing to have one of. */
    void showNotLimited(String newAmounts) {
      name.mark("hr-limit-binds", false);
      bar.show(0);
      amounts.show(newAmounts);
      share.show(Figures.NONE);
      share.mark("hr-over-text", false);
    }
  }
}
