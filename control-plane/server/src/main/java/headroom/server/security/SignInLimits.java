// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How often a sign-in may fail: by name from one address, by address, and by name from anywhere.
 * The last is wide, because by it a stranger could keep an operator out; a remembered sign-in works
 * on even then.
 */
final class SignInLimits {
  private final Rates ofNameHere;
  private final Rates ofAddress;
  private final Rates ofName;

  SignInLimits(LongSupplier nanoTime) {
    ofNameHere = new Rates(5, Duration.ofSeconds(30), nanoTime);
    ofAddress = new Rates(20, Duration.ofSeconds(10), nanoTime);
    ofName = new Rates(100, Duration.ofSeconds(5), nanoTime);
  }

  /** One counter and who it counts here. */
  private record Count(Rates rates, String key) {}

  private List<Count> counts(String address, String name) {
    String written = name.strip().toLowerCase(Locale.ROOT);
    return List.of(
        new Count(ofNameHere, address + " " + written),
        new Count(ofAddress, address),
        new Count(ofName, written));
  }

  /**
   * Counts an attempt as if it failed: many at once can't slip through before the first has.
   *
   * @return how long to wait when there were too many; then it is not counted
   */
  synchronized Optional<Duration> attempt(String address, String name) {
    List<Count> counts = counts(address, name);
    Stream.Builder<Count> taken = Stream.builder();
    Optional<Duration> longest = Optional.empty();
    for (Count count : counts) {
      Optional<Duration> wait = count.rates().take(count.key());
      if (wait.isEmpty()) {
        taken.add(count);
      } else {
        longest = Stream.of(wait, longest).flatMap(Optional::stream).max(Comparator.naturalOrder());
      }
    }
    if (longest.isPresent()) {
      taken.build().forEach(count -> count.rates().giveBack(count.key()));
    }
    return longest;
  }

  /** It was the right password. */
  void succeeded(String address, String name) {
    counts(address, name).forEach(count -> count.rates().giveBack(count.key()));
  }
}
