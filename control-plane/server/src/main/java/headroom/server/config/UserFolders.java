// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.nio.file.Path;

/** The user's folders after the XDG base directory rules. */
public final class UserFolders {
  private UserFolders() {}

  /** What must be kept. */
  public static Path data() {
    return xdg("XDG_DATA_HOME", ".local/share");
  }

  /** What can be made again. */
  public static Path cache() {
    return xdg("XDG_CACHE_HOME", ".cache");
  }

  /** Makes a path absolute; a leading {@code ~/} is the user's home, which no shell has seen. */
  static Path expand(String text) {
    Path path = text.startsWith("~/") ? home().resolve(text.substring(2)) : Path.of(text);
    return path.toAbsolutePath().normalize();
  }

  private static Path xdg(String variable, String otherwise) {
    String value = System.getenv(variable);
    // The rules say that a relative path is to be ignored.
    return value != null && value.startsWith("/") ? Path.of(value) : home().resolve(otherwise);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }
}
