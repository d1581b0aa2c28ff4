// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import headroom.dashboard.element.Icon;
import headroom.operations.fleet.FleetPicture;
import java.util.List;
import java.util.function.Supplier;

/** Search over hosts, workers and rooms; with nothing typed it lists what was open lately. */
final class SearchDialog extends Dialog {
  private final Supplier<FleetPicture> picture;
  private final RecentPages recent;
  private final TextField field = new TextField();
  private final Div found = new Div();
  private List<FleetSearch.Group> groups = List.of();

  SearchDialog(Supplier<FleetPicture> picture, RecentPages recent) {
    this.picture = picture;
    this.recent = recent;
    getElement().setAttribute("aria-label", "Search");
    field.setPlaceholder("Host, worker or room");
    field.setAriaLabel("Search hosts, workers and rooms");
    field.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    field.setClearButtonVisible(true);
    field.setAutofocus(true);
    field.setWidthFull();
    field.addClassName("hr-search-field");
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(120);
    field.addValueChangeListener(event -> search(event.getValue()));
    field.addKeyDownListener(Key.ENTER, event -> openFirst());
    found.addClassName("hr-found");
    found.getElement().setAttribute("role", "region").setAttribute("aria-label", "Found");
    Div box = new Div(field, found);
    box.addClassName("hr-search");
    add(box);
    search("");
  }

  private void search(String text) {
    groups = text.isBlank() ? recent.asGroup() : FleetSearch.find(picture.get(), text);
    found.removeAll();
    groups.forEach(this::list);
    if (groups.isEmpty()) {
      Paragraph none =
          new Paragraph(
              text.isBlank()
                  ? "Type a part of an id: media-03, w5, or a room."
                  : "Nothing here has “" + text.strip() + "” in its id. Ended rooms are not kept.");
      none.addClassName("hr-empty");
      found.add(none);
    }
  }

  private void list(FleetSearch.Group group) {
    found.add(new H3(group.title() + (group.more() ? " " + FleetSearch.PER_GROUP + "+" : "")));
    for (FleetSearch.Found each : group.found()) {
      Anchor link = new Anchor(each.href());
      Span note = new Span(each.note());
      note.addClassName("hr-note");
      link.add(new Span(each.name()), note);
      link.getElement().addEventListener("click", event -> close());
      found.add(link);
    }
  }

  private void openFirst() {
    // The field sends its text a little late; what it holds now is what Enter means.
    search(field.getValue());
    if (!groups.isEmpty()) {
      close();
      UI.getCurrent().navigate(groups.getFirst().found().getFirst().href());
    }
  }
}
