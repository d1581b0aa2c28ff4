// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a policy is set for. Each level inherits from the one above it. */
public sealed interface PolicyScope extends Comparable<PolicyScope> {
  /** The whole fleet. */
  static PolicyScope fleet() {
    return new Fleet();
  }

  /** From the widest to the narrowest. */
  enum Level {
    FLEET,
    GROUP,
    HOST,
    WORKER
  }

  Level level();

  /** Its name within its level; empty for the fleet. */
  String name();

  /** Everything. */
  record Fleet() implements PolicyScope {
    @Override
    public Level level() {
      return Level.FLEET;
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public String toString() {
      return "fleet";
    }
  }

  /**
   * The hosts of one group.
   *
   * @param group as the hosts' agents name it; not blank
   */
  record Group(String group) implements PolicyScope {
    public Group {
      if (group.isBlank()) {
        throw new IllegalArgumentException("A group needs a name.");
      }
    }

    @Override
    public Level level() {
      return Level.GROUP;
    }

    @Override
    public String name() {
      return group;
    }

    @Override
    public String toString() {
      return "group:" + group;
    }
  }

  /** The workers of one host. */
  record Host(HostId host) implements PolicyScope {
    @Override
    public Level level() {
      return Level.HOST;
    }

    @Override
    public String name() {
      return host.name();
    }

    @Override
    public String toString() {
      return "host:" + host;
    }
  }

  /** One worker. */
  record Worker(WorkerId worker) implements PolicyScope {
    @Override
    public Level level() {
      return Level.WORKER;
    }

    @Override
    public String name() {
      return worker.toString();
    }

    /** A path segment of an address could not hold the slash of a worker's name. */
    @Override
    public String toString() {
      return "worker:" + worker.host() + ":" + worker.shortName();
    }
  }

  /**
   * Reads the text form of a scope: {@code fleet}, {@code group:eu-1}, {@code host:media-03},
   * {@code worker:media-03:w5}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  static PolicyScope parse(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    return switch (colon < 0 ? text : text.substring(0, colon)) {
      case "fleet" -> colon < 0 ? fleet() : wrong(text);
      case "group" -> new Group(name);
      case "host" -> new Host(new HostId(name));
      case "worker" -> new Worker(WorkerId.parse(name.replaceFirst(":", "/")));
      default -> wrong(text);
    };
  }

  /**
   * The scopes that a thing inherits from, the widest first and itself last.
   *
   * @param group of its host; not read for the fleet and for groups, and empty when the host is not
   *     known any more
   */
  static List<PolicyScope> path(PolicyScope scope, String group) {
    List<PolicyScope> path = new ArrayList<>();
    path.add(fleet());
    if (scope.level().compareTo(Level.GROUP) > 0 && !group.isEmpty()) {
      path.add(new Group(group));
    }
    if (scope instanceof Worker(WorkerId worker)) {
      path.add(new Host(worker.host()));
    }
    if (!(scope instanceof Fleet)) {
      path.add(scope);
    }
    return List.copyOf(path);
  }

  private static PolicyScope wrong(String text) {
    throw new IllegalArgumentException(
        "A scope is fleet, group:NAME, host:NAME or worker:HOST:wNUMBER: " + text);
  }

  @Override
  default int compareTo(PolicyScope other) {
    return switch (this) {
      case Host(HostId mine) when other instanceof Host(HostId theirs) -> mine.compareTo(theirs);
      case Worker(WorkerId mine) when other instanceof Worker(WorkerId theirs) ->
          mine.compareTo(theirs);
      default ->
          Comparator.comparing(PolicyScope::level)
              .thenComparing(PolicyScope::name)
              .compare(this, other);
    };
  }
}
