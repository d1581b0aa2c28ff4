// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import headroom.rig.api.HeadroomApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Lets a host in as its provisioning would: a token from the API, in a file for the agent. */
public final class Enrolling {
  /** What a control plane is told, so that agents on loopback have identities as well. */
  public static final String BY_MUTUAL_TLS = "--headroom.agents.tls=always";

  private Enrolling() {}

  /**
   * Options for an agent that enrols anew, whatever it was before: its certificate may have ended
   * while nothing ran.
   *
   * @param data the agent's folder
   */
  public static List<String> options(HeadroomApi api, String host, Path data) {
    var token = api.enrolmentToken(host, Agent.GROUP);
    Path file = data.resolve("enrol-token");
    try {
      Files.createDirectories(data);
      Files.deleteIfExists(data.resolve("identity.pem"));
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, token.path("token").asString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("The token could not be written", e);
    }
    return List.of(
        "--enrol-token-file", file.toString(), "--control-plane-pin", token.path("pin").asString());
  }
}
