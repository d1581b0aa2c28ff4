// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.ApiKeys;
import headroom.operations.access.Operators;
import headroom.operations.access.Operators.Operator;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Gives the first operator and, if asked for, the first back end their secrets. */
@Component
final class FirstStart implements ApplicationRunner {
  private static final String OPERATOR = "admin";
  private static final String API_KEY_NAME = "bootstrap";

  private final ServerSettings settings;
  private final Operators operators;
  private final ApiKeys apiKeys;
  private final PasswordEncoder encoder;

  FirstStart(
      ServerSettings settings, Operators operators, ApiKeys apiKeys, PasswordEncoder encoder) {
    this.settings = settings;
    this.operators = operators;
    this.apiKeys = apiKeys;
    this.encoder = encoder;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (operators.isEmpty() || settings.wantsOperatorReset()) {
      String password = Secrets.oneTimePassword();
      operators.save(new Operator(OPERATOR, encoder.encode(password), true));
      // For the person at the terminal: the log may be kept, and read by others.
      System.out.println("Operator sign-in: " + OPERATOR + " / " + password);
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

  private void writeApiKey(Path file) throws IOException {
    if (isValid(file)) {
      return;
    }
    String key = Secrets.apiKey();
    Path unfinished =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".api-key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, key + "\n");
    apiKeys.save(API_KEY_NAME, Secrets.sha256(key));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isValid(Path file) throws IOException {
    try {
      Optional<String> name = apiKeys.nameOf(Secrets.sha256(Files.readString(file).strip()));
      return name.isPresent();
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
