// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import headroom.agent.config.AgentConfig;
import headroom.agent.config.ConfigException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets a host its identity with the token that it was given. */
public final class FirstEnrolment {
  private static final Logger log = LoggerFactory.getLogger(FirstEnrolment.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private FirstEnrolment() {}

  /**
   * The identity of an agent's host. When there is none it is asked for until the control plane
   * answers: there is nothing else to do for a host that nobody knows.
   *
   * @throws ConfigException when there is no token, or it is refused, or the identity is another
   *     host's or damaged
   */
  public static IdentityFiles identityOf(AgentConfig config) {
    var files = new IdentityFiles(config.storage());
    var settings = config.identity();
    var client = new EnrolmentClient(config.controlPlane(), files);
    while (settings.isMissing()) {
      try {
        var first = settings.firstToken();
        var identity = client.enrol(config.host().name(), first.token(), first.pin());
        log.info("enrolled: {}", identity);
      } catch (EnrolmentException e) {
        if (e.isRefused()) {
          throw new ConfigException("enrol-token-file", "was of no use: " + e.getMessage());
        }
        log.warn("not enrolled yet: {}", e.getMessage());
        pause();
      }
    }
    String enrolled = enrolledAs(files);
    if (!enrolled.equals(config.host().name())) {
      throw new ConfigException(
          "host",
          "is "
              + config.host().name()
              + ", but this host is enrolled as "
              + enrolled
              + ": correct it, or enrol anew");
    }
    return files;
  }

  private static String enrolledAs(IdentityFiles files) {
    try {
      return files.get().host();
    } catch (UncheckedIOException e) {
      throw new ConfigException("data-dir", "holds an identity that is damaged: " + e.getMessage());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while this host was being enrolled", e);
    }
  }
}
