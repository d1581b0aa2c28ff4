// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import headroom.rig.process.AtExit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Hosts that are network namespaces, each on a link of its own to one bridge of this machine:
 *
 * <pre>
 *   10.213.x.1 bridge, with the control plane and the participants of this machine
 *     |-- link 0 -- 10.213.x.2 in namespace headroom-PID-0
 *     |-- link 1 -- 10.213.x.3 in namespace headroom-PID-1
 * </pre>
 *
 * The names hold the process that made them, so that a later run knows what a killed one left.
 */
public final class Namespaces implements Hosts {
  private static final Pattern OURS = Pattern.compile("headroom-(\\d+)-(\\d+)");

  private final long pid = ProcessHandle.current().pid();
  private final int subnet;
  private final Authority authority;
  private final List<Place> agents = new ArrayList<>();
  private final Place controlPlane;
  private boolean closed;

  private Namespaces(int hosts, Path folder) {
    this.subnet = freeSubnet();
    try {
      Shell.run("ip", "link", "add", bridge(pid), "type", "bridge");
      Shell.run("ip", "address", "add", address(1) + "/24", "dev", bridge(pid));
      Shell.run("ip", "link", "set", bridge(pid), "up");
      for (int host = 0; host < hosts; host++) {
        add(host);
      }
      this.authority = Authority.create(folder);
      this.controlPlane = new Place(address(1), List.of(), authority.issue(address(1)));
      for (int host = 0; host < hosts; host++) {
        agents.add(
            new Place(
                address(host + 2),
                List.of("ip", "netns", "exec", namespace(pid, host)),
                authority.issue(address(host + 2))));
      }
    } catch (IllegalStateException e) {
      remove(pid);
      throw e;
    }
  }

  /**
   * Makes so many hosts, after removing what killed runs have left.
   *
   * @param folder for certificates
   * @throws IllegalStateException when this machine does not let us, saying why
   */
  public static Namespaces create(int hosts, Path folder) {
    check();
    removeLeftovers();
    return AtExit.open(() -> new Namespaces(hosts, folder));
  }

  private static void check() {
    String id = Shell.run("id", "-u");
    if (!"0".equals(id)) {
      throw new IllegalStateException(
          "Hosts as network namespaces need root; this is user " + id + ".");
    }
    Shell.Outcome outcome = Shell.attempt("ip", "netns", "list");
    if (outcome.status() != 0) {
      throw new IllegalStateException(
          "Hosts as network namespaces need iproute2, and a machine that allows namespaces: "
              + outcome.output());
    }
  }

  @Override
  public List<Place> agents() {
    return List.copyOf(agents);
  }

  @Override
  public Place controlPlane() {
    return controlPlane;
  }

  @Override
  public Optional<Path> authority() {
    return Optional.of(authority.certificate());
  }

  @Override
  public void cut(int host, boolean cut) {
    // The bridge's side: the address inside the namespace stays.
    Shell.run("ip", "link", "set", link(pid, host), cut ? "down" : "up");
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      AtExit.closed(this);
      remove(pid);
    }
  }

  private void add(int host) {
    String namespace = namespace(pid, host);
    Shell.run("ip", "netns", "add", namespace);
    Shell.run(
        "ip",
        "link",
        "add",
        link(pid, host),
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        namespace);
    Shell.run("ip", "link", "set", link(pid, host), "master", bridge(pid), "up");
    Shell.run("ip", "-n", namespace, "link", "set", "lo", "up");
    Shell.run("ip", "-n", namespace, "link", "set", "eth0", "up");
    Shell.run("ip", "-n", namespace, "address", "add", address(host + 2) + "/24", "dev", "eth0");
  }

  private String address(int last) {
    return "10.213." + subnet + "." + last;
  }

  private static int freeSubnet() {
    String taken = Shell.run("ip", "-4", "-o", "address");
    return IntStream.range(1, 255)
        .filter(n -> !taken.contains("10.213." + n + "."))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No network 10.213.x.0/24 is free"));
  }

  private static String namespace(long pid, int host) {
    return "headroom-" + pid + "-" + host;
  }

  /** At most 15 characters, as Linux wants it. */
  private static String link(long pid, int host) {
    return "hdr" + pid + "v" + host;
  }

  private static String bridge(long pid) {
    return "hdr" + pid + "b";
  }

  /** What a run leaves that ended by SIGKILL, processes in its namespaces included. */
  private static void removeLeftovers() {
    Matcher ours = OURS.matcher(Shell.run("ip", "netns", "list"));
    ours.results()
        .map(found -> Long.parseLong(found.group(1)))
        .distinct()
        .filter(pid -> ProcessHandle.of(pid).isEmpty())
        .forEach(Namespaces::remove);
  }

  private static void remove(long pid) {
    Matcher ours = OURS.matcher(Shell.attempt("ip", "netns", "list").output());
    ours.results()
        .filter(found -> Long.parseLong(found.group(1)) == pid)
        .forEach(found -> remove(pid, found.group(), Integer.parseInt(found.group(2))));
    Shell.attempt("ip", "link", "delete", bridge(pid));
  }

  private static void remove(long pid, String namespace, int host) {
    Shell.attempt("ip", "netns", "pids", namespace)
        .output()
        .lines()
        .filter(line -> line.chars().allMatch(Character::isDigit) && !line.isEmpty())
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
        .forEach(ProcessHandle::destroyForcibly);
    Shell.attempt("ip", "link", "delete", link(pid, host));
    Shell.attempt("ip", "netns", "delete", namespace);
  }
}
