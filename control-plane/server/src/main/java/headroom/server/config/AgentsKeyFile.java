// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import headroom.operations.enrolment.KeySeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** The key that seals the authority's private key: in a file, because the database has the rest. */
public final class AgentsKeyFile {
  private static final String KEY = "headroom.agents.key-file";
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private AgentsKeyFile() {}

  /**
   * Reads it.
   *
   * @param mayBeMade whether nothing was sealed yet, so that a new one does no harm
   * @throws ConfigurationFault when it can't be used
   */
  public static KeySeal open(Path file, boolean mayBeMade) {
    try {
      if (mayBeMade && !Files.exists(file)) {
        make(file);
      }
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
        throw new ConfigurationFault(
            KEY, "Others may read " + file + ". Make it readable by its owner only: chmod 600.");
      }
      return new KeySeal(Base64.getDecoder().decode(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      throw new ConfigurationFault(
          KEY,
          "The file "
              + file
              + " is missing, and the authority for agents was sealed with it. Bring it back from the backup.",
          e);
    } catch (IOException e) {
      throw new ConfigurationFault(KEY, "The file " + file + " can't be read or written.", e);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault(KEY, "The file " + file + " must hold 32 bytes in base64.", e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] key = new byte[KeySeal.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished =
        Files.createTempFile(
            folder, ".agents-key", "", PosixFilePermissions.asFileAttribute(OWNERS));
    Files.writeString(unfinished, Base64.getEncoder().encodeToString(key) + "\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
