// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.operations.audit.AuditVerifier;
import headroom.operations.audit.AuditVerifier.Noted;
import headroom.operations.audit.AuditVerifier.Outcome;
import headroom.persistence.Database;
import headroom.persistence.PostgresAuditChain;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * Verifies the audit and ends: {@code --headroom.verify-audit}, or with a head that was noted down
 * {@code --headroom.verify-audit=NUMBER:HASH}. Needs the database only, with an embedded one while
 * no server runs on it.
 */
@ConfigurationPropertiesScan("headroom.server.config")
@ComponentScan("headroom.server.database")
public class VerifyAudit {
  private static final String OPTION = "--headroom.verify-audit";

  private static final int INTACT = 0;
  private static final int CHANGED = 1;
  private static final int BAD_CONFIGURATION = 78;

  /** Whether a command line asks for it. */
  public static boolean isAskedForBy(String... arguments) {
    return asked(arguments).isPresent();
  }

  /** What the command line gives it; empty text for no head. */
  private static Optional<String> asked(String... arguments) {
    return Arrays.stream(arguments)
        .filter(one -> one.equals(OPTION) || one.startsWith(OPTION + "="))
        .map(one -> one.substring(Math.min(one.length(), OPTION.length() + 1)))
        .findFirst();
  }

  /**
   * Tells on standard output what was found.
   *
   * @return the process's exit code: 0 when nobody changed the audit, 1 when somebody did, 78 when
   *     what was noted down can't be read
   */
  public static int run(String... arguments) {
    Optional<Noted> noted;
    try {
      noted = asked(arguments).filter(head -> !head.isEmpty()).map(Noted::parse);
    } catch (IllegalArgumentException e) {
      System.err.println("headroom.verify-audit: " + e.getMessage());
      return BAD_CONFIGURATION;
    }
    SpringApplication application = new SpringApplication(VerifyAudit.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext context = application.run(arguments)) {
      var verifier = new AuditVerifier(new PostgresAuditChain(context.getBean(Database.class)));
      Outcome outcome = verifier.verify(noted);
      System.out.println(words(outcome));
      return outcome.intact() ? INTACT : CHANGED;
    }
  }

  static String words(Outcome outcome) {
    return outcome
        .fault()
        .map(
            fault ->
                "Audit: CHANGED. "
                    + fault.words()
                    + " Before it "
                    + outcome.checked()
                    + " entries are as they were written.")
        .orElseGet(
            () ->
                "Audit: intact, "
                    + outcome.checked()
                    + " entries. Head, to be kept elsewhere: "
                    + outcome.head());
  }
}
