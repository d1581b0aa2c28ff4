// SPDX-License-Identifier: Apache-2.0
package headroom.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest of everything that decides what is generated. */
final class MigrationsDigest {
  private MigrationsDigest() {}

  static String of(Path folder, String packageName) throws IOException {
    MessageDigest digest = sha256();
    // A new jOOQ writes other classes from the same migrations.
    String version = org.jooq.Constants.FULL_VERSION;
    digest.update((packageName + '\n' + version + '\n').getBytes(StandardCharsets.UTF_8));
    List<Path> files;
    try (var list = Files.list(folder)) {
      files = list.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
    for (Path file : files) {
      digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
