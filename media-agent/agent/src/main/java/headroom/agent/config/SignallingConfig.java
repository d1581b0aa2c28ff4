// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where participants connect.
 *
 * @param address to listen on; anything but loopback needs TLS
 * @param port 0 picks a free one, for tests
 * @param publicUrl what clients are told, for example {@code wss://media-03.example.org/}; derived
 *     from address and port if null
 * @param tls null for plain text on loopback
 * @param resumeGrace how long media is kept for a participant whose signalling is away
 */
public record SignallingConfig(
    String address,
    int port,
    @Nullable String publicUrl,
    @Nullable TlsFiles tls,
    Duration resumeGrace) {
  public SignallingConfig {
    Require.between("port", port, 0, 65_535);
    if (tls == null && !Require.isLoopback("listen", address)) {
      throw new ConfigException(
          "listen",
          "is " + address + ", not a loopback address: set tls-keystore and tls-password-file");
    }
    if (publicUrl != null && !publicUrl.matches("wss?://[^/?#\\s]+/")) {
      throw new ConfigException(
          "public-url", "must look like wss://media-03.example.org/, not " + publicUrl);
    }
    if (resumeGrace.isNegative() || resumeGrace.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new ConfigException("resume-grace", "must be from 0 to 600 s");
    }
  }
}
