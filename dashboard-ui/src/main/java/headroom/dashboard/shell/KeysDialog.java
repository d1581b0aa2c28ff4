// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of keys, and the switch for those that are a single character. */
final class KeysDialog extends Dialog {
  private final Checkbox singleKeys = new Checkbox("Single-key shortcuts in this browser");

  KeysDialog() {
    setHeaderTitle("Keys");
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("g f", "fleet");
    keys.put("g r", "rooms");
    keys.put("g p", "policies");
    keys.put("g a", "audit");
    keys.put("g u", "access: users and keys");
    keys.put("g o", "operations");
    keys.put("/ or Ctrl K", "search");
    keys.put("?", "this list");
    keys.put("arrows", "walk the map, or what was found");
    keys.put("Enter", "select the worker");
    DescriptionList list = new DescriptionList();
    list.addClassName("hr-key-list");
    keys.forEach(
        (key, act) -> {
          DescriptionList.Term term = new DescriptionList.Term();
          Span written = new Span(key);
          written.addClassName("hr-mono");
          term.add(written);
          list.add(term, new DescriptionList.Description(act));
        });
    singleKeys.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            getElement().executeJs("window.headroom.setSingleKeys($0)", event.getValue());
          }
        });
    add(list, singleKeys);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    getElement()
        .executeJs("return window.headroom.singleKeys()")
        .then(Boolean.class, singleKeys::setValue);
  }
}
