// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticCode;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.AutomaticState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Automatic mode in words, the same on each page. */
final class AutomaticWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private AutomaticWords() {}

  static void badge(StateBadge badge, AutomaticState state) {
    if (state.halt() != null && state.settings().on()) {
      badge.show(Tone.DEAD, "HALTED");
    } else if (state.settings().on()) {
      badge.show(Tone.GOOD, "ON");
    } else {
      badge.show(Tone.QUIET, "OFF");
    }
  }

  /** What it means for people. */
  static String meaning(AutomaticState state) {
    if (!state.settings().on()) {
      return "Nothing moves by itself, whatever stands above its line.";
    }
    return state.halt() != null
        ? "Nothing moves by itself until somebody resumes it."
        : "A worker that is above its line for %s is brought %s below it by moving as few people as possible."
            .formatted(
                Figures.span(state.settings().patience()),
                Figures.percent(state.settings().margin()));
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** A decision as one reads it: {@code Moved people}. */
  static String what(AutomaticCode code) {
    return switch (code) {
      case SWITCHED_ON -> "Switched on";
      case SWITCHED_OFF -> "Switched off";
      case SETTINGS_CHANGED -> "Settings changed";
      case RESUMED -> "Resumed";
      case MOVED -> "Moves people";
      case REFUSED -> "Could not begin";
      case STOPPED_OPERATION -> "Stopped its operation";
      case MASS_FAILURE -> "Halted";
      case HALTED -> "Nothing: halted";
      case ALL_BELOW -> "Nothing: all below the line";
      case NOT_LONG_ENOUGH -> "Nothing: not long enough";
      case COOL_DOWN -> "Nothing: rests";
      case OWN_OPERATION -> "Nothing: still moving";
      case OPERATORS_OPERATION -> "Nothing: somebody moves there";
      case NO_MOVE -> "Nothing: no move possible";
    };
  }

  static Tone tone(AutomaticCode code) {
    return switch (code) {
      case MOVED -> Tone.BUSY;
      case MASS_FAILURE, REFUSED, HALTED -> Tone.DEAD;
      case NO_MOVE, STOPPED_OPERATION -> Tone.LATE;
      case SWITCHED_ON, RESUMED, ALL_BELOW -> Tone.GOOD;
      case SWITCHED_OFF,
          SETTINGS_CHANGED,
          NOT_LONG_ENOUGH,
          COOL_DOWN,
          OWN_OPERATION,
          OPERATORS_OPERATION ->
          Tone.QUIET;
    };
  }

  /** How often it was decided, and by whom if not by itself: {@code 12 times until 14:03:20}. */
  static String more(AutomaticAct act) {
    if (act.times() > 1) {
      return Figures.count(act.times()) + " times until " + TIME.format(act.until()).substring(11);
    }
    return act.who().equals(AutomaticMode.ACTOR) ? "" : "By " + act.who();
  }

  /** The last decision in a line. */
  static String last(AutomaticAct act) {
    return what(act.code()) + ". " + act.reason();
  }
}
