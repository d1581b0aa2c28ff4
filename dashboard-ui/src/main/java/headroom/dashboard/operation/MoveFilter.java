// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.router.QueryParameters;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which moves of an operation are listed. */
enum MoveFilter {
  ALL("All"),
  MOVING("Under way"),
  WAITING("Waiting"),
  DONE("Done"),
  FAILED("Failed"),
  SKIPPED("Skipped");

  /** Its name in an address. */
  static final String PARAMETER = "moves";

  private final String words;

  MoveFilter(String words) {
    this.words = words;
  }

  /** What an address asks for; what can't be read is all. */
  static MoveFilter in(QueryParameters address) {
    String wanted = address.getParameters().getOrDefault(PARAMETER, List.of("")).getFirst();
    return Stream.of(values()).filter(each -> each.key().equals(wanted)).findFirst().orElse(ALL);
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String words() {
    return words;
  }

  boolean shows(MoveProgress move) {
    return switch (this) {
      case ALL -> true;
      case MOVING -> move.state().isUnderWay();
      case WAITING -> move.state() == MoveState.WAITING;
      case DONE -> move.state() == MoveState.DONE;
      case FAILED -> move.state() == MoveState.FAILED;
      case SKIPPED -> move.state() == MoveState.SKIPPED;
    };
  }
}
