// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import headroom.operations.enrolment.EnrolmentSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How agents connect.
 *
 * @param tls {@code auto}: plain text over loopback, mutual TLS everywhere else; {@code always}:
 *     mutual TLS over loopback as well
 * @param address host and port at which agents reach this control plane; empty for those that it
 *     listens on
 * @param program what runs an agent on a host, in the command that is printed
 * @param keyFile seals the authority's key; empty: {@code agents.key} in the data folder
 */
@ConfigurationProperties("headroom.agents")
public record AgentsSettings(
    @DefaultValue("auto") String tls,
    @DefaultValue("") String address,
    @DefaultValue("headroom-agent") String program,
    @DefaultValue("") String keyFile,
    @DefaultValue("24h") Duration certificateLifetime,
    @DefaultValue("0d") Duration renewExpired) {

  /** The file that seals the authority's key. */
  public Path keyPath(ServerSettings server) {
    if (keyFile.isEmpty()) {
      return server.dataFolder().resolve("agents.key");
    }
    try {
      return UserFolders.expand(keyFile);
    } catch (InvalidPathException e) {
      throw new ConfigurationFault("headroom.agents.key-file", "This is no path: " + keyFile, e);
    }
  }

  /**
   * The same as enrolment knows it.
   *
   * @param listening where agents reach this process, unless the settings name another address
   */
  public EnrolmentSettings enrolment(String listening) {
    try {
      return new EnrolmentSettings(
          address.isEmpty() ? listening : address, program, certificateLifetime, renewExpired);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault("headroom.agents", String.valueOf(e.getMessage()), e);
    }
  }
}
