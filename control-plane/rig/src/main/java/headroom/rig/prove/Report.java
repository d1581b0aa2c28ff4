// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints figures as they come, and remembers which fell short. */
public final class Report {
  private final PrintStream out;
  private final List<Figure> figures = new ArrayList<>();

  public Report(PrintStream out) {
    this.out = out;
  }

  public synchronized void heading(String text) {
    out.println();
    out.println(text);
  }

  public synchronized void add(Figure figure) {
    figures.add(figure);
    out.println(figure.line());
  }

  /** A line that is no figure: how something was set up, or a remark on what was seen. */
  public synchronized void note(String text) {
    out.println("  . " + text);
  }

  public synchronized List<Figure> fellShort() {
    return figures.stream().filter(figure -> !figure.reached()).toList();
  }

  public synchronized int count() {
    return figures.size();
  }
}
