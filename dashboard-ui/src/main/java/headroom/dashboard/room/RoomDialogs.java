// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.WorkerId;
import headroom.planning.graph.RoomCost;
import headroom.planning.graph.SpeakerLimits;
import java.util.Objects;
import java.util.function.Consumer;

/** What is asked before an act on a room. */
final class RoomDialogs {
  private static final int MOST = 1_000;

  private RoomDialogs() {}

  /** Chooses the worker of a further part. */
  static void pipe(RoomPicture room, FleetPicture fleet, Consumer<WorkerId> chosen) {
    Dialog dialog = dialog("Pipe " + room.id() + " to…");
    Select<WorkerChoice> workers = new Select<>();
    workers.setLabel("Worker");
    workers.setItems(WorkerChoice.of(room, fleet));
    workers.setItemEnabledProvider(WorkerChoice::possible);
    workers.setItemLabelGenerator(WorkerChoice::words);
    workers.setWidthFull();
    workers.setHelperText("Joins use the part at once. It stays while empty, until it is unpiped.");
    NativeButton act = act("pipe", "Pipe room");
    act.setEnabled(false);
    Notice above = new Notice(Tone.OVER);
    workers.addValueChangeListener(
        event -> {
          WorkerChoice choice = event.getValue();
          act.setEnabled(choice != null);
          if (choice == null || !choice.aboveLine()) {
            above.clear();
            act.setText("Pipe room");
          } else {
            above.show("Above its line.", choice.warning());
            act.setText("Pipe room above the line");
          }
        });
    act.addClickListener(
        event -> {
          dialog.close();
          chosen.accept(workers.getValue().worker());
        });
    dialog.add(workers, above);
    dialog.getFooter().add(cancel(dialog), act);
    dialog.open();
  }

  /** Asks before a part is taken out, and says what that means. */
  static void unpipe(RoomPicture room, PartPicture part, Runnable confirmed) {
    Dialog dialog = dialog("Unpipe " + part.worker() + "?");
    dialog.add(
        new Paragraph(
            part.participants() == 0
                ? "Nobody sits there. %s close; nobody notices."
                    .formatted(
                        Figures.counted(
                            room.pipes().stream()
                                .filter(
                                    pipe ->
                                        pipe.from().equals(part.worker())
                                            || pipe.to().equals(part.worker()))
                                .count(),
                            "pipe",
                            "pipes"))
                : "%s there: as long as they do, the control plane refuses it."
                    .formatted(Figures.counted(part.participants(), "person sits", "people sit"))));
    NativeButton act =
        act(
            "confirm-unpipe",
            "Unpipe part, " + Figures.counted(part.participants(), "person", "people"));
    act.addClickListener(
        event -> {
          dialog.close();
          confirmed.run();
        });
    dialog.getFooter().add(cancel(dialog), act);
    dialog.open();
  }

  /** Changes the limits, with their price for as many people as are there now. */
  static void limits(RoomPicture room, Consumer<SpeakerLimits> chosen) {
    Dialog dialog = dialog("Limits of " + room.id());
    IntegerField live = field("Live pictures", 1, room.limits().maxLive());
    IntegerField audio = field("Live sounds, at least as many", 1, room.limits().maxLiveAudio());
    IntegerField standby = field("On standby, of each kind", 0, room.limits().maxStandby());
    Paragraph price = new Paragraph();
    price.getElement().setAttribute("data-figure", "price").setAttribute("aria-live", "polite");
    NativeButton act = act("set-limits", "Change limits");
    Runnable priced =
        () -> {
          try {
            SpeakerLimits wanted = limits(live, audio, standby);
            price.setText(price(room, wanted));
            act.setEnabled(!wanted.equals(room.limits()));
          } catch (IllegalArgumentException wrong) {
            price.setText(Objects.requireNonNullElse(wrong.getMessage(), ""));
            act.setEnabled(false);
          }
        };
    for (IntegerField each : new IntegerField[] {live, audio, standby}) {
      each.addValueChangeListener(event -> priced.run());
    }
    priced.run();
    act.addClickListener(
        event -> {
          dialog.close();
          chosen.accept(limits(live, audio, standby));
        });
    Div form = new Div(live, audio, standby, price);
    form.addClassName("hr-form");
    dialog.add(form);
    dialog.getFooter().add(cancel(dialog), act);
    dialog.open();
  }

  private static SpeakerLimits limits(IntegerField live, IntegerField audio, IntegerField standby) {
    for (IntegerField each : new IntegerField[] {live, audio, standby}) {
      if (each.getValue() == null || each.getValue() > MOST) {
        throw new IllegalArgumentException(each.getLabel() + ": a number up to 1,000.");
      }
    }
    if (audio.getValue() < live.getValue()) {
      throw new IllegalArgumentException(
          "Live sounds: at least as many as pictures, so that nobody is seen and not heard.");
    }
    return new SpeakerLimits(live.getValue(), standby.getValue(), audio.getValue());
  }

  /** Live and paused consumers before and after, if everybody sends audio and video. */
  static String price(RoomPicture room, SpeakerLimits wanted) {
    int people = room.participants().size();
    int parts = Math.max(1, room.parts().size());
    RoomCost now = RoomCost.of(people, parts, room.limits());
    RoomCost then = RoomCost.of(people, parts, wanted);
    return "Planned for %s: %s live consumers now, %s then; %s paused now, %s then."
        .formatted(
            Figures.counted(people, "person", "people"),
            Figures.count(now.live()),
            Figures.count(then.live()),
            Figures.count(now.paused()),
            Figures.count(then.paused()));
  }

  private static IntegerField field(String label, int least, int value) {
    IntegerField field = new IntegerField(label);
    field.setMin(least);
    field.setMax(MOST);
    field.setStepButtonsVisible(true);
    field.setValueChangeMode(ValueChangeMode.EAGER);
    field.setValue(value);
    return field;
  }

  private static Dialog dialog(String title) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.setWidth("420px");
    return dialog;
  }

  private static NativeButton act(String name, String words) {
    NativeButton button = new NativeButton(words);
    button.addClassNames("hr-button");
    button.getElement().setAttribute("data-act", name);
    return button;
  }

  private static Component cancel(Dialog dialog) {
    NativeButton cancel = new NativeButton("Keep as it is", event -> dialog.close());
    cancel.addClassName("hr-button");
    return cancel;
  }
}
