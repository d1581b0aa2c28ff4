// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's ahead-of-time cache: what a training run has loaded, linked and profiled. Its name
 * tells what it was made of, so that a rebuild or another Java finds none instead of a stale one.
 *
 * @param file where it is, or would be
 */
public record AotCache(Path file) {
  /**
   * The cache that fits.
   *
   * @param training how it is trained: another way makes another cache
   */
  public static AotCache of(Checkout checkout, String training) {
    Path folder = checkout.serverFolder();
    StringBuilder ingredients = new StringBuilder();
    ingredients.append(System.getProperty("java.vm.version")).append('\n');
    ingredients.append(System.getProperty("java.home")).append('\n');
    ingredients.append(ChildProcess.JAVA_OPTIONS).append('\n');
    ingredients.append(training).append('\n');
    try (Stream<Path> lib = Files.list(folder.resolve("lib"))) {
      List<Path> jars = Stream.concat(Stream.of(checkout.serverJar()), lib.sorted()).toList();
      for (Path jar : jars) {
        BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
        ingredients
            .append(jar)
            .append(' ')
            .append(attributes.size())
            .append(' ')
            .append(attributes.lastModifiedTime())
            .append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The server is not built: ./headroom build", e);
    }
    return new AotCache(folder.resolve("aot").resolve(digest(ingredients.toString()) + ".aot"));
  }

  public boolean exists() {
    return Files.exists(file);
  }

  /** Options of a JVM that uses it if it can, and starts without it otherwise. */
  List<String> use() {
    return exists() ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=auto") : List.of();
  }

  /** Options of a JVM that writes one at its end. */
  static List<String> record(Path unfinished) {
    return List.of("-XX:AOTCacheOutput=" + unfinished);
  }

  /** Where a training run writes: in the same folder, so that {@link #keep} is one step. */
  public Path unfinished() {
    try {
      Files.createDirectories(file.getParent());
      return file.resolveSibling("unfinished-" + ProcessHandle.current().pid() + ".aot");
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the cache", e);
    }
  }

  /** Puts a finished one in its place; those of former builds go. */
  public void keep(Path finished) {
    try (Stream<Path> former = Files.list(file.getParent())) {
      Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
      for (Path each : former.filter(path -> !path.equals(file)).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't keep " + finished, e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
