// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import headroom.planning.ConsumerCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Consumers by kind and by whether media flows. */
public final class CountTable extends NativeTable {
  private static final List<String> NAMES =
      List.of(
          "audio-live",
          "audio-paused",
          "audio",
          "video-live",
          "video-paused",
          "video",
          "consumers-live",
          "consumers-paused",
          "consumers");

  private final List<LiveText> figures = new ArrayList<>();

  public CountTable() {
    addClassNames("hr-table", "hr-count-table");
    NativeTableRow head = new NativeTableRow();
    for (String word : List.of("Consumers", "Live", "Paused", "Sum")) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(word);
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    getHead().add(head);
    List<String> rows = List.of("Audio", "Video", "All");
    for (int row = 0; row < rows.size(); row++) {
      NativeTableRow line = new NativeTableRow();
      NativeTableHeaderCell name = new NativeTableHeaderCell(rows.get(row));
      name.getElement().setAttribute("scope", "row");
      line.add(name);
      for (int column = 0; column < 3; column++) {
        LiveText figure = LiveText.figure(NAMES.get(row * 3 + column));
        figures.add(figure);
        line.add(new NativeTableCell(figure));
      }
      getBody().add(line);
    }
  }

  /** Shows these counts. */
  public void show(ConsumerCounts counts) {
    int[] values = {
      counts.audioLive(), counts.audioPaused(), counts.audioLive() + counts.audioPaused(),
      counts.videoLive(), counts.videoPaused(), counts.videoLive() + counts.videoPaused(),
      counts.live(), counts.paused(), counts.total()
    };
    IntStream.range(0, values.length).forEach(i -> figures.get(i).show(Figures.count(values[i])));
  }

  /** Shows that nobody can see the counts now. */
  public void showNotKnown() {
    figures.forEach(figure -> figure.show(Figures.NONE));
  }
}
