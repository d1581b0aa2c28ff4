// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the certificate at half its life, on a thread of its own. */
public final class Renewal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Renewal.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** Fleets that were enrolled together shall not renew together. */
  private static final int SPREAD = 20;

  private static final int MOST_DOUBLINGS = 10;

  private final IdentityFiles files;
  private final EnrolmentClient client;
  private final Clock clock;
  private final Thread thread;
  private final double place = RandomGenerator.getDefault().nextDouble();
  private int failures;

  public Renewal(IdentityFiles files, EnrolmentClient client, Clock clock) {
    this.files = files;
    this.client = client;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("renewal").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        // Never longer than this, because somebody else may bring another certificate.
        Thread.sleep(min(step(), LONGEST_PAUSE));
      }
    } catch (InterruptedException e) {
      log.debug("certificates are renewed no more");
    }
  }

  /** Does what is due, and says when to look again. */
  Duration step() {
    try {
      var identity = files.get();
      var now = clock.instant();
      var due = due(identity);
      if (now.isBefore(due)) {
        return Duration.between(now, due);
      }
      var next = client.renew(identity);
      failures = 0;
      log.info("a new certificate, good until {}", next.certificate().getNotAfter().toInstant());
      // By a clock that runs half a life ahead the new one is due already.
      return max(Duration.between(now, due(next)), longestPause());
    } catch (EnrolmentException e) {
      failures++;
      log.warn("the certificate could not be renewed: {}", e.getMessage());
    } catch (RuntimeException e) {
      failures++;
      log.error("the certificate could not be renewed", e);
    }
    return pause();
  }

  private Instant due(Identity identity) {
    var spread = identity.lifetime().dividedBy(SPREAD);
    return identity.renewAt().plusMillis((long) (place * spread.toMillis()));
  }

  private Duration pause() {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return max(min(pause, longestPause()), SHORTEST_PAUSE);
  }

  private Duration longestPause() {
    return lifetime().map(life -> min(life.dividedBy(SPREAD), LONGEST_PAUSE)).orElse(LONGEST_PAUSE);
  }

  /** Empty without an identity that can be read; somebody may bring one, so the thread goes on. */
  private Optional<Duration> lifetime() {
    try {
      return files.find().map(Identity::lifetime);
    } catch (UncheckedIOException e) {
      log.debug("the identity cannot be read", e);
      return Optional.empty();
    }
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
