// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.operation.OperationSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How automatic mode goes about it.
 *
 * @param on whether it moves anybody at all
 * @param evaluations in a row, one each {@link #PERIOD}, that a worker has to be above its line
 * @param margin below the line to which a worker is brought, as a share of usable capacity; a
 *     worker that has been above for long enough counts as such until it is below line less margin
 * @param workerCoolDown after an automatic operation, in which a worker it touched is left alone
 * @param fleetCoolDown after the end of an automatic operation, in which none begins
 * @param maxPeople who may be moved by one operation, in number
 * @param maxParallel moves at once
 * @param massFailureShare of hosts or of workers; when so many are lost at once, it halts
 * @param massFailureWithin what counts as at once
 */
public record AutomaticSettings(
    boolean on,
    int evaluations,
    double margin,
    Duration workerCoolDown,
    Duration fleetCoolDown,
    int maxPeople,
    int maxParallel,
    double massFailureShare,
    Duration massFailureWithin) {
  /** From one evaluation to the next. */
  public static final Duration PERIOD = Duration.ofSeconds(5);

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** Off; else half a minute above the line, ten points below it, rests of minutes. */
  public static final AutomaticSettings DEFAULT =
      new AutomaticSettings(
          false,
          6,
          0.10,
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          60,
          2,
          0.25,
          Duration.ofMinutes(1));

  /**
   * Checks the values.
   *
   * @throws HeadroomException INVALID_REQUEST, which names the field and its range
   */
  public AutomaticSettings {
    require("evaluations", evaluations, 1, 720);
    require("margin", margin, 0.01, 0.5);
    require("workerCoolDownSeconds", workerCoolDown, Duration.ZERO, A_DAY);
    require("fleetCoolDownSeconds", fleetCoolDown, Duration.ZERO, A_DAY);
    require("maxPeople", maxPeople, 1, 100_000);
    require("maxParallel", maxParallel, 1, OperationSettings.MOST_PARALLEL);
    require("massFailureShare", massFailureShare, 0.01, 1.0);
    require("massFailureSeconds", massFailureWithin, PERIOD, AN_HOUR);
  }

  private static void require(String field, Duration value, Duration least, Duration most) {
    require(
        field, (double) value.toSeconds(), (double) least.toSeconds(), (double) most.toSeconds());
  }

  private static void require(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          field + " must be " + written(least) + " to " + written(most) + ".");
    }
  }

  private static String written(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }

  /** The same, switched. */
  public AutomaticSettings switched(boolean wanted) {
    return new AutomaticSettings(
        wanted,
        evaluations,
        margin,
        workerCoolDown,
        fleetCoolDown,
        maxPeople,
        maxParallel,
        massFailureShare,
        massFailureWithin);
  }

  /** How long a worker has to be above its line. */
  public Duration patience() {
    return PERIOD.multipliedBy(evaluations);
  }

  /** The longer one of the two rests. */
  public Duration longestCoolDown() {
    return workerCoolDown.compareTo(fleetCoolDown) > 0 ? workerCoolDown : fleetCoolDown;
  }

  /** Values by their stable names, as they are stored and audited. */
  public Map<String, Object> byKey() {
    Map<String, Object> values = new TreeMap<>();
    values.put("on", on);
    values.put("evaluations", (long) evaluations);
    values.put("margin", margin);
    values.put("workerCoolDownSeconds", workerCoolDown.toSeconds());
    values.put("fleetCoolDownSeconds", fleetCoolDown.toSeconds());
    values.put("maxPeople", (long) maxPeople);
    values.put("maxParallel", (long) maxParallel);
    values.put("massFailureShare", massFailureShare);
    values.put("massFailureSeconds", massFailureWithin.toSeconds());
    return values;
  }

  /** What was stored; what an older release did not know is as by default. */
  public static AutomaticSettings of(Map<String, Object> values) {
    return new AutomaticSettings(
        values.get("on") instanceof Boolean on ? on : DEFAULT.on,
        (int) number(values, "evaluations", DEFAULT.evaluations),
        number(values, "margin", DEFAULT.margin),
        seconds(values, "workerCoolDownSeconds", DEFAULT.workerCoolDown),
        seconds(values, "fleetCoolDownSeconds", DEFAULT.fleetCoolDown),
        (int) number(values, "maxPeople", DEFAULT.maxPeople),
        (int) number(values, "maxParallel", DEFAULT.maxParallel),
        number(values, "massFailureShare", DEFAULT.massFailureShare),
        seconds(values, "massFailureSeconds", DEFAULT.massFailureWithin));
  }

  private static Duration seconds(Map<String, Object> values, String key, Duration preset) {
    return Duration.ofSeconds((long) number(values, key, (double) preset.toSeconds()));
  }

  private static double number(Map<String, Object> values, String key, double preset) {
    return values.get(key) instanceof Number number ? number.doubleValue() : preset;
  }
}
