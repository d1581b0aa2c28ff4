// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What the settings amount to, for the eyes of whoever installs; no secret is in it. */
final class SettingsSummary {
  private static final List<String> OF_SPRING =
      List.of(
          "server.address",
          "server.port",
          "server.ssl.bundle",
          "spring.grpc.server.address",
          "spring.grpc.server.port");

  /** Files that hold secrets may be named, and so may public keys. */
  private static final Pattern SECRET = Pattern.compile("(password|secret|token|key)s?$");

  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("((?:password|secret|token)=)[^&]*", Pattern.CASE_INSENSITIVE);

  private static final Pattern USER_IN_URL = Pattern.compile("//[^/@]*@");

  private SettingsSummary() {}

  /** Lines {@code key=value} of all that is set, defaults included. */
  static List<String> of(KnownSettings known, Environment environment) {
    List<String> lines = new ArrayList<>();
    Stream.concat(OF_SPRING.stream(), known.keys().stream().map(String::valueOf))
        .forEach(
            key -> {
              String value = environment.getProperty(key, "");
              if (!value.isEmpty()) {
                lines.add(key + "=" + shown(key, value));
              }
            });
    return List.copyOf(lines);
  }

  static String shown(String key, String value) {
    if (SECRET.matcher(key.toLowerCase(Locale.ROOT)).find()) {
      return "(not shown)";
    }
    String withoutPassword = PASSWORD_IN_URL.matcher(value).replaceAll("$1(not shown)");
    return USER_IN_URL.matcher(withoutPassword).replaceAll("//(not shown)@");
  }
}
