// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.audit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.live.Background;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.ViewRights;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditCsv;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditRecord;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was done, newest first; the address keeps filters, page and the entry that is looked at. */
@Route(value = "audit", layout = DashboardLayout.class)
@PageTitle("Audit · Headroom")
@RolesAllowed(ViewRights.AUDIT)
final class AuditView extends Main implements BeforeEnterObserver {
  private static final Logger log = LoggerFactory.getLogger(AuditView.class);

  private final AuditLog audit;
  private final AuditFilters filters = new AuditFilters(AuditView::open);
  private final AuditTable table;
  private final LiveText summary = new LiveText("hr-summary");
  private final Div looked = new Div();
  private final Paragraph empty = new Paragraph();
  private final NativeButton clear =
      button("clear-filters", "Clear the filters", () -> open(AuditAddress.DEFAULT));
  private final NativeButton older;
  private final NativeButton newest = button("newest", "To the newest", () -> open(withoutPage()));
  private final Notice refused = Notice.error();
  private final NativeButton again = button("again", "Try again", this::load);
  private final Div nothing = new Div(empty, clear);
  private AuditAddress address = AuditAddress.DEFAULT;
  private List<AuditRecord> shown = List.of();

  AuditView(AuditLog audit) {
    this.audit = audit;
    table =
        new AuditTable(
            record ->
                Links.AUDIT
                    + "?"
                    + address
                        .lookingAt(Optional.of(record.number()))
                        .toParameters()
                        .getQueryString());
    older = button("older", "Older", () -> open(address.olderThan(shown.getLast().number())));
    Anchor csv = new Anchor(DownloadHandler.fromInputStream(event -> csv()), "Download CSV");
    csv.addClassName("hr-button");
    csv.getElement().setAttribute("data-act", "csv");
    nothing.addClassName("hr-empty");
    refused.with(again);
    looked.addClassName("hr-wide");
    Div pages = new Div(newest, older);
    pages.addClassNames("hr-padded", "hr-inline");
    Div wide = new Div(new Card().with(table, nothing), pages);
    wide.addClassName("hr-wide");
    add(new PageHead("Audit").beside(summary).acts(csv), filters, refused, looked, wide);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    load();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    address = AuditAddress.parse(event.getLocation().getQueryParameters());
    filters.follow(address);
    if (isAttached()) {
      load();
    }
  }

  /** What is read: a page, and the entry that is looked at. */
  private record Read(List<AuditRecord> page, Optional<AuditRecord> entry) {}

  private void load() {
    AuditAddress asked = address;
    Background.run(
        UI.getCurrentOrThrow(),
        () -> new Read(audit.find(asked.toQuery()), asked.entry().flatMap(audit::get)),
        read -> {
          if (asked.equals(address)) {
            show(read);
          }
        },
        this::refuse);
  }

  private void show(Read read) {
    refused.clear();
    boolean more = read.page().size() > AuditAddress.PAGE;
    shown = more ? read.page().subList(0, AuditAddress.PAGE) : read.page();
    table.show(shown);
    table.setVisible(!shown.isEmpty());
    nothing.setVisible(shown.isEmpty());
    clear.setVisible(address.isFiltered());
    empty.setText(
        address.isFiltered()
            ? "No act matches these filters."
            : address.before().isPresent()
                ? "Nothing is older."
                : "Nothing was done yet. Operations, cordons, changes of policies and of rooms by hand will stand here, with who, when and why.");
    older.setVisible(more);
    newest.setVisible(address.before().isPresent());
    summary.show(
        shown.isEmpty()
            ? ""
            : Figures.counted(shown.size(), "act", "acts") + (more ? ", and older ones" : ""));
    looked.removeAll();
    read.entry()
        .ifPresent(
            entry ->
                looked.add(new EntryCard(entry, () -> open(address.lookingAt(Optional.empty())))));
  }

  private void refuse(RuntimeException failure) {
    if (failure instanceof HeadroomException refusal) {
      String words = refusal.getMessage();
      refused.show(refusal.code().name(), words == null ? "" : words);
    } else {
      log.warn("The audit can't be read", failure);
      refused.show(
          ErrorCode.INTERNAL.name(), "Something failed in the control plane; its log says what.");
    }
  }

  /** The acts of all pages that match the filters. */
  private DownloadResponse csv() {
    byte[] table =
        AuditCsv.of(audit.findAll(withoutPage().toQuery(), AuditCsv.MOST))
            .getBytes(StandardCharsets.UTF_8);
    return new DownloadResponse(
        new ByteArrayInputStream(table), "audit.csv", "text/csv;charset=UTF-8", table.length);
  }

  private AuditAddress withoutPage() {
    return new AuditAddress(
        address.who(),
        address.act(),
        address.kind(),
        address.object(),
        address.operation(),
        address.from(),
        address.until(),
        Optional.empty(),
        Optional.empty());
  }

  private static NativeButton button(String act, String words, Runnable clicked) {
    NativeButton button = new NativeButton(words, event -> clicked.run());
    button.addClassNames("hr-button", "hr-button-small");
    button.getElement().setAttribute("data-act", act);
    return button;
  }

  private static void open(AuditAddress address) {
    UI.getCurrentOrThrow().navigate(AuditView.class, address.toParameters());
  }
}
