// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Generates Java classes from mediasoup's FlatBuffers schemas. A build step, run as a single source
 * file: {@code java GenerateClasses.java flatc schemas copies output self}.
 *
 * <p>It works on a copy of the schemas because two things in them can't become Java: tables named
 * String, Boolean and Double would hide those of java.lang, and flatc 2.0.8 has no option for a
 * Java package. Neither name is on the wire. What it generates is corrected afterwards, because
 * flatc 2.0.8 drops an optional number that is 0, throws on one that is absent, and lets absent
 * mandatory fields pass.
 */
final class GenerateClasses {
  private static final String PACKAGE = "headroom.mediasoup.fbs.";
  private static final Map<String, String> BOXED =
      Map.of(
          "boolean", "Boolean",
          "byte", "Byte",
          "short", "Short",
          "int", "Integer",
          "long", "Long",
          "float", "Float",
          "double", "Double");
  private static final Pattern NAMESPACE = Pattern.compile("\\bFBS\\.(\\w+)");
  private static final Pattern SHADOWING = Pattern.compile("\\b(String|Boolean|Double)\\b");
  private static final Pattern MANDATORY = Pattern.compile("builder\\.required\\(o, \\d+\\);  // (\\w+)");
  private static final Pattern OPTIONAL = Pattern.compile("public boolean has(\\w+)\\(\\)");

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path flatc = Path.of(arguments[0]);
    Path schemas = Path.of(arguments[1]);
    Path copies = Path.of(arguments[2]);
    Path output = Path.of(arguments[3]);
    Path self = Path.of(arguments[4]);

    // Without this every build would touch all classes, and with them all that depend on them.
    Path stamp = copies.resolve("generated-from");
    String inputs = digest(schemas, flatc, self);
    if (Files.exists(stamp) && Files.readString(stamp).equals(inputs) && Files.isDirectory(output)) {
      return;
    }
    clear(copies);
    clear(output);
    copy(schemas, copies);
    compile(flatc, copies, output);
    for (Path file : files(output, ".java")) {
      String source = withOptionalScalars(Files.readString(file), file);
      Files.writeString(file, withMandatoryFields(source, file));
    }
    Files.writeString(stamp, inputs);
  }

  private static void copy(Path schemas, Path copies) throws IOException {
    for (Path schema : files(schemas, ".fbs")) {
      String text = Files.readString(schema);
      if (schema.endsWith("rtpParameters.fbs")) {
        text = SHADOWING.matcher(text).replaceAll("$1Value");
      }
      text =
          NAMESPACE
              .matcher(text)
              .replaceAll(name -> PACKAGE + name.group(1).toLowerCase(Locale.ROOT));
      Files.writeString(copies.resolve(schema.getFileName()), text);
    }
  }

  private static void compile(Path flatc, Path copies, Path output)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    flatc.toString(),
                    "--java",
                    "--gen-object-api",
                    "-o",
                    output.toString(),
                    "-I",
                    copies.toString()),
                files(copies, ".fbs").stream().map(Path::toString))
            .toList();
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("flatc failed with exit code " + exit);
    }
  }

  /**
   * For each field that may be absent: the create method takes a boxed value and adds it unless it
   * is null; the add method writes it whatever it is, where flatc's compares it with 0.
   */
  private static String withOptionalScalars(String source, Path file) {
    String changed = source;
    for (MatchResult optional : OPTIONAL.matcher(source).results().toList()) {
      String field = optional.group(1);
      String parameter = Character.toLowerCase(field.charAt(0)) + field.substring(1);
      changed =
          replaceOnce(
              changed,
              "(?m)^(      )(boolean|byte|short|int|long|float|double)( " + parameter + "[,)])",
              match -> match.group(1) + BOXED.get(match.group(2)) + match.group(3),
              file);
      changed =
          replaceOnce(
              changed,
              "(?m)^    (\\w+\\.add" + field + "\\(builder, )" + parameter + "\\);",
              match ->
                  "    if (%s != null) %s%s);".formatted(parameter, match.group(1), parameter),
              file);
      changed =
          replaceOnce(
              changed,
              "(void add" + field + "\\([^)]*\\) \\{ builder\\.add\\w+\\()(\\d+), (.*), [^,]+\\); }",
              match -> match.group(1) + match.group(3) + "); builder.slot(" + match.group(2) + "); }",
              file);
    }
    return changed;
  }

  /**
   * For each mandatory field: pack refuses an absent one. The runtime's own check reads beyond the
   * table's description where the last fields are absent, and mostly finds something there.
   */
  private static String withMandatoryFields(String source, Path file) {
    String changed = source;
    for (MatchResult mandatory : MANDATORY.matcher(source).results().toList()) {
      String field = camelCase(mandatory.group(1));
      String getter = "_o.get" + Character.toUpperCase(field.charAt(0)) + field.substring(1) + "()";
      changed =
          replaceOnce(
              changed,
              "(?m)^    int _" + field + " = ",
              match ->
                  "    if (%s == null) throw new IllegalArgumentException(\"%s is mandatory\");\n%s"
                      .formatted(getter, field, match.group()),
              file);
    }
    return changed;
  }

  private static String camelCase(String snakeCase) {
    return Pattern.compile("_(\\w)")
        .matcher(snakeCase)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static String replaceOnce(
      String text,
      String pattern,
      java.util.function.Function<MatchResult, String> replacement,
      Path file) {
    var matcher = Pattern.compile(pattern).matcher(text);
    long found = matcher.results().count();
    if (found != 1) {
      throw new IllegalStateException(
          "%s: %s matches %d places, not 1. Has flatc's output changed?"
              .formatted(file.getFileName(), pattern, found));
    }
    matcher.reset();
    return matcher.replaceFirst(match -> java.util.regex.Matcher.quoteReplacement(replacement.apply(match)));
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path path : found.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }

  private static String digest(Path schemas, Path flatc, Path self) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file :
          Stream.concat(Stream.of(flatc, self), files(schemas, ".fbs").stream()).toList()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
