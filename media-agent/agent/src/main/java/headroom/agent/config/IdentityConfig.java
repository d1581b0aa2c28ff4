// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How this host gets and keeps its identity. With one it speaks mutual TLS only, without one plain
 * text over loopback only.
 *
 * @param file where it is kept
 * @param tokenFile its first line is the one-time token; null when there is none. Read only while
 *     there is no identity
 * @param pin SHA-256 of the authority's public key, in hex; null when none was given
 */
public record IdentityConfig(Path file, @Nullable Path tokenFile, @Nullable String pin) {
  private static final String PREFIX = "sha256:";

  static IdentityConfig of(StorageConfig storage, @Nullable Path tokenFile, @Nullable String pin) {
    return new IdentityConfig(
        storage.identity(), tokenFile, pin == null || pin.isEmpty() ? null : parsePin(pin));
  }

  /** The hex digits of a pin that is written as {@code sha256:…}. */
  public static String parsePin(String text) {
    if (!text.matches(PREFIX + "[0-9a-f]{64}")) {
      throw new ConfigException(
          "control-plane-pin", "must be sha256: and 64 lower-case hex digits, not " + text);
    }
    return text.substring(PREFIX.length());
  }

  /** Whether this agent has an identity, or is about to get one. */
  public boolean isOn() {
    return tokenFile != null || Files.exists(file);
  }

  /** Whether it has to be got first. */
  public boolean isMissing() {
    return isOn() && !Files.exists(file);
  }

  /**
   * What the first enrolment needs. Not asked for before: a token is good for minutes only, so
   * settings are checked when it is not there yet.
   *
   * @throws ConfigException when there is no token, or no pin to know the control plane by
   */
  public FirstToken firstToken() {
    if (tokenFile == null || !Files.isReadable(tokenFile)) {
      throw new ConfigException(
          "enrol-token-file", "must name a readable file, because this host is not enrolled");
    }
    if (pin == null) {
      throw new ConfigException(
          "control-plane-pin", "is not set: it is printed with the token, and needed to enrol");
    }
    return new FirstToken(tokenIn(tokenFile), pin);
  }

  /** The one-time token in a file's first line. */
  public static String tokenIn(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigException("enrol-token-file", "cannot be read: " + file);
    }
  }

  /**
   * What an enrolment takes.
   *
   * @param token the one-time token, a secret
   * @param pin SHA-256 of the authority's public key, in hex
   */
  public record FirstToken(String token, String pin) {
    @Override
    public String toString() {
      return "FirstToken[pin=" + pin + "]";
    }
  }
}
