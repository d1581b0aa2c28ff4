// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threats names tests that there are, and says what is not met. */
final class SecurityDocumentTest {
  private static final Path ROOT = Path.of("../..");
  private static final int THREATS = 20;
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|(.*)\\|$");

  /** Number, threat, what is done, tests, what is not met. */
  private static final int COLUMNS = 5;

  @Test
  void everyTestThatItNamesExists() throws IOException {
    Set<String> named =
        TEST.matcher(document())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(THREATS);
    assertThat(tests()).containsAll(named);
  }

  @Test
  void everyThreatHasATestOrIsSaidToBeNotMet() throws IOException {
    List<MatchResult> rows = ROW.matcher(document()).results().toList();
    assertThat(rows.stream().map(row -> Integer.parseInt(row.group(1))))
        .isEqualTo(IntStream.rangeClosed(1, THREATS).boxed().toList());
    for (MatchResult row : rows) {
      String[] cells = row.group(2).split("\\|", -1);
      assertThat(cells).as(row.group()).hasSize(COLUMNS - 1);
      assertThat(TEST.matcher(cells[2]).find() || !cells[3].isBlank()).as(row.group()).isTrue();
    }
  }

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/security.md"));
  }

  /** Of all modules, by their names. */
  private static Set<String> tests() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String part : List.of("control-plane", "media-agent", "dashboard-ui")) {
      try (Stream<Path> modules = Files.find(ROOT.resolve(part), 3, (path, is) -> isTests(path))) {
        for (Path module : modules.toList()) {
          try (Stream<Path> files = Files.walk(module)) {
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .forEach(name -> names.add(name.replace(".java", "")));
          }
        }
      }
    }
    return names;
  }

  private static boolean isTests(Path path) {
    return path.endsWith(Path.of("src/test"));
  }
}
