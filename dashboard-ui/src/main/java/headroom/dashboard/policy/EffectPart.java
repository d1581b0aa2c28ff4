// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.operations.policy.PolicyPreview;
import headroom.operations.policy.PolicyPreview.Automatic;
import headroom.planning.policy.PolicyEffect;
import java.util.ArrayList;
import java.util.List;

/** What a change would do, before it is made: which workers would be above the line. */
final class EffectPart extends Div {
  /** Workers that are named; more would be no message for people. */
  private static final int NAMED = 8;

  private final Notice fine = new Notice(Tone.GOOD);
  private final Notice above = new Notice(Tone.OVER);
  private final UnorderedList workers = new UnorderedList();
  private final Paragraph more = new Paragraph();

  EffectPart() {
    getElement().setAttribute("data-effect", "policy").setAttribute("aria-live", "polite");
    workers.addClassName("hr-effect-workers");
    more.addClassName("hr-note");
    add(fine, above, workers, more);
  }

  void show(PolicyPreview preview) {
    PolicyEffect effect = preview.effect();
    String title = title(effect);
    if (effect.above().isEmpty()) {
      above.clear();
      fine.show(title, automatic(preview));
    } else {
      fine.clear();
      above.show(title, automatic(preview));
    }
    workers.removeAll();
    effect.above().stream().limit(NAMED).forEach(worker -> workers.add(item(worker)));
    more.setText(details(effect));
  }

  /** Takes away what was said of other values. */
  void clear() {
    fine.clear();
    above.clear();
    workers.removeAll();
    more.setText("");
  }

  static String title(PolicyEffect effect) {
    if (effect.above().isEmpty()) {
      return effect.affected() == 0
          ? "No worker is affected."
          : "No worker would be above the line.";
    }
    long already = effect.above().size() - effect.newlyAbove();
    return Figures.counted(effect.above().size(), "worker", "workers")
        + " would be above the line"
        + (already == 0 ? "." : ", " + Figures.count(already) + " of them already now.");
  }

  private static String automatic(PolicyPreview preview) {
    return switch (preview.automatic()) {
      case Automatic.Off off -> "0 rooms move by themselves: automatic mode is off.";
      case Automatic.Halted halted ->
          "0 rooms move by themselves: automatic mode has halted. " + halted.why();
      case Automatic.Quiet quiet ->
          "0 rooms move by themselves: automatic mode finds no worker above its line.";
      case Automatic.Moves moves -> moves(moves);
    };
  }

  private static String moves(Automatic.Moves moves) {
    String left = Figures.counted(moves.left(), "worker", "workers");
    if (moves.rooms() == 0) {
      return "0 rooms move by themselves: automatic mode finds no move that helps; "
          + left
          + " above the line.";
    }
    String sentence =
        "After %s automatic mode moves %s with %s off %s"
            .formatted(
                Figures.span(moves.after()),
                Figures.counted(moves.rooms(), "room", "rooms"),
                Figures.counted(moves.people(), "person", "people"),
                Figures.counted(moves.workers(), "worker", "workers"));
    return moves.left() == 0 ? sentence + "." : sentence + "; " + left + " stay above for now.";
  }

  private static String details(PolicyEffect effect) {
    List<String> details = new ArrayList<>();
    if (effect.above().size() > NAMED) {
      details.add("And %s more.".formatted(Figures.count(effect.above().size() - NAMED)));
    }
    if (effect.affected() > 0) {
      details.add(
          "%s affected; usable consumers of the fleet %s → %s."
              .formatted(
                  Figures.counted(effect.affected(), "worker", "workers"),
                  Figures.count(effect.usableBefore()),
                  Figures.count(effect.usableAfter())));
    }
    if (!effect.below().isEmpty()) {
      details.add(
          "%s would come below the line."
              .formatted(Figures.counted(effect.below().size(), "worker", "workers")));
    }
    if (effect.notKnown() > 0) {
      details.add(
          "Of %s nothing is known now: their hosts do not report."
              .formatted(Figures.counted(effect.notKnown(), "worker", "workers")));
    }
    if (!effect.crowded().isEmpty()) {
      details.add(
          "%s more people than the new most; they stay, nobody more gets in."
              .formatted(Figures.counted(effect.crowded().size(), "room has", "rooms have")));
    }
    return String.join(" ", details);
  }

  private static ListItem item(PolicyEffect.Worker worker) {
    Anchor link = new Anchor(Links.to(worker.id()), worker.id().toString());
    link.addClassName("hr-link");
    ListItem item =
        new ListItem(
            link,
            new Span(
                " load %s → %s, bound by %s"
                    .formatted(
                        Figures.load(worker.loadBefore()),
                        Figures.load(worker.loadAfter()),
                        worker.binding().words())));
    item.getElement().setAttribute("data-above", worker.id().toString());
    return item;
  }
}
