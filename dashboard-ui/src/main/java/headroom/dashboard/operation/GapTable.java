// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.operations.operation.GapSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What receivers measured while they were moved; audio and video apart. */
final class GapTable extends Div {
  private static final List<String> NAMES =
      List.of("p50", "p95", "worst", "beyond", "streams", "missing");
  private static final List<String> HEADS =
      List.of("Median", "p95", "Worst", "Beyond steady, p95", "Streams", "Did not come");

  private final List<LiveText> audio = new ArrayList<>();
  private final List<LiveText> video = new ArrayList<>();
  private final NativeTable table = new NativeTable();
  private final LiveText note = LiveText.figure("gaps", "hr-note");

  GapTable() {
    addClassName("hr-padded");
    table.addClassNames("hr-table", "hr-gap-table");
    NativeTableRow head = new NativeTableRow();
    head.add(headCell("", "col"), headCell("Audio", "col"), headCell("Video", "col"));
    table.getHead().add(head);
    for (int i = 0; i < NAMES.size(); i++) {
      LiveText heard = LiveText.figure("audio-" + NAMES.get(i));
      LiveText seen = LiveText.figure("video-" + NAMES.get(i));
      audio.add(heard);
      video.add(seen);
      NativeTableRow line = new NativeTableRow();
      line.add(
          headCell(HEADS.get(i), "row"), new NativeTableCell(heard), new NativeTableCell(seen));
      table.getBody().add(line);
    }
    add(table, note);
  }

  void show(GapSummary gaps) {
    boolean none = gaps.audio().streams() + gaps.video().streams() == 0;
    table.setVisible(!none);
    note.show(
        none
            ? "Nothing measured yet: clients tell it after they were moved."
            : "The longest gap of each stream. Beyond steady: more than the same stream had just"
                + " before.");
    show(audio, gaps.audio());
    show(video, gaps.video());
  }

  private static void show(List<LiveText> texts, GapSummary.Figures figures) {
    boolean came = figures.streams() > figures.missing();
    texts.get(0).show(came ? milliseconds(figures.p50Ms()) : Figures.NONE);
    texts.get(1).show(came ? milliseconds(figures.p95Ms()) : Figures.NONE);
    texts.get(2).show(came ? milliseconds(figures.maxMs()) : Figures.NONE);
    texts.get(3).show(came ? milliseconds(figures.beyondP95Ms()) : Figures.NONE);
    texts.get(4).show(Figures.count(figures.streams()));
    texts.get(5).show(Figures.count(figures.missing()));
    texts.get(5).mark("hr-tone-bad", figures.missing() > 0);
  }

  private static String milliseconds(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%,.0f ms", value);
  }

  private static NativeTableHeaderCell headCell(String words, String scope) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(words);
    cell.getElement().setAttribute("scope", scope);
    return cell;
  }
}
