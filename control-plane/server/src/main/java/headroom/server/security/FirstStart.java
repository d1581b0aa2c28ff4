// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.ApiKeys;
import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.access.Credentials;
import headroom.operations.access.Operators;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Gives the first operator and, if asked for, the first program their secrets. Both are admins:
 * whoever starts the process could make itself one anyway.
 */
@Component
final class FirstStart implements ApplicationRunner {
  private static final String OPERATOR = "admin";
  private static final String API_KEY_NAME = "bootstrap";

  private final ServerSettings settings;
  private final Operators operators;
  private final ApiKeys apiKeys;
  private final Credentials credentials;
  private final Clock clock;

  FirstStart(
      ServerSettings settings,
      Operators operators,
      ApiKeys apiKeys,
      Credentials credentials,
      Clock clock) {
    this.settings = settings;
    this.operators = operators;
    this.apiKeys = apiKeys;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (operators.isEmpty() || settings.wantsOperatorReset()) {
      letOperatorIn();
    }
    Path keyFile = settings.bootstrapApiKeyPath();
    if (keyFile != null) {
      try {
        writeApiKey(keyFile);
      } catch (IOException e) {
        throw new ConfigurationFault(
            "headroom.bootstrap-api-key-file", "The file " + keyFile + " can't be written.", e);
      }
    }
  }

  private void letOperatorIn() {
    String password = credentials.newPassword();
    String hash = credentials.hash(password);
    AuditEntry act = act("user.reset-password", AuditObject.Kind.USER, OPERATOR);
    boolean isIn =
        operators.add(new Operator(OPERATOR, hash, true, Role.ADMIN, Scope.fleet(), 0), act)
            // Another replica that starts at this moment has told its own.
            || (settings.wantsOperatorReset()
                && operators.change(
                    OPERATOR,
                    (known, others) ->
                        new Operators.Outcome(
                            known.password(hash, true).may(Role.ADMIN, Scope.fleet()), act)));
    if (isIn) {
      // For the person at the terminal: the log may be kept, and read by others.
      System.out.println("Operator sign-in: " + OPERATOR + " / " + password);
    }
  }

  private void writeApiKey(Path file) throws IOException {
    if (isValid(file)) {
      return;
    }
    String secret = credentials.newKey();
    Path unfinished =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".api-key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, secret + "\n");
    ApiKey key =
        new ApiKey(
            API_KEY_NAME,
            Role.ADMIN,
            Scope.fleet(),
            Act.HEADROOM,
            now(),
            Optional.empty(),
            Optional.empty());
    apiKeys.save(
        key, credentials.digest(secret), act("key.add", AuditObject.Kind.KEY, API_KEY_NAME));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isValid(Path file) throws IOException {
    try {
      return apiKeys
          .find(credentials.digest(Files.readString(file).strip()))
          .filter(key -> !key.hasEnded(clock.instant()))
          .isPresent();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private AuditEntry act(String name, AuditObject.Kind kind, String object) {
    return Act.of(Act.HEADROOM, name, new AuditObject(kind, object), "asked for at the start")
        .done(now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
