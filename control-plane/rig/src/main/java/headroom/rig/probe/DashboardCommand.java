// SPDX-License-Identifier: Apache-2.0
package headroom.rig.probe;

import headroom.rig.browser.Chromium;
import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What an operator sees who signs in at a fleet that runs already: prints the workers that the
 * pages of hosts show. The password comes by standard input.
 */
@Command(name = "dashboard", description = "Which workers the dashboard of a fleet shows.")
public final class DashboardCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(names = "--url", required = true, description = "Where the dashboard is.")
  private URI url = URI.create("");

  @Option(names = "--host", required = true, description = "Whose page; once or more.")
  private List<String> hosts = List.of();

  @Option(names = "--workers", required = true, description = "So many of each are waited for.")
  private int workers;

  @Option(names = "--screen", description = "File for a picture of the fleet's page.")
  private @Nullable Path screen;

  @Override
  public Integer call() throws Exception {
    String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
    // The authority of a lab is nobody's whom a browser knows.
    try (Chromium chromium = Chromium.start(List.of("--ignore-certificate-errors"));
        DashboardPage page = DashboardPage.signIn(chromium, url, password, "")) {
      for (String host : hosts) {
        page.open("hosts/" + host);
        Await.upTo(PATIENCE, () -> shown(page).size() >= workers);
        System.out.print(String.join(" ", shown(page)) + " ");
      }
      System.out.println();
      if (screen != null) {
        page.open("").screenshot(screen);
      }
    }
    return 0;
  }

  /** Workers, each once, whatever says something of it. */
  private static SortedSet<String> shown(DashboardPage page) {
    return page.page().locator("[data-worker]").all().stream()
        .map(each -> each.getAttribute("data-worker"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
