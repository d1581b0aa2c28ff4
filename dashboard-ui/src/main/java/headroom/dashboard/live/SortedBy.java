// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Optional;

/**
 * The order that a reader chose for a table, as addresses tell it: {@code sort=load}, downwards
 * {@code sort=-load}.
 *
 * @param column the column's name, which may be one that the table does not have
 */
public record SortedBy(String column, boolean descending) {
  /** Its name in an address. */
  public static final String PARAMETER = "sort";

  /** The order an address asks for; empty for the table's own. */
  public static Optional<SortedBy> in(QueryParameters address) {
    return in(address, PARAMETER);
  }

  /** The same of a table whose order stands under another name. */
  public static Optional<SortedBy> in(QueryParameters address, String parameter) {
    return address.getParameters().getOrDefault(parameter, List.of()).stream()
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(SortedBy::parse);
  }

  private static SortedBy parse(String text) {
    boolean descending = text.startsWith("-");
    return new SortedBy(descending ? text.substring(1) : text, descending);
  }

  /** As it stands in an address. */
  @Override
  public String toString() {
    return descending ? "-" + column : column;
  }
}
