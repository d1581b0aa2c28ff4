// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where somebody may act. Looking is not limited by it. */
public sealed interface Scope {
  /** Everywhere, and on what belongs to no group: the fleet's policy, automatic mode, users. */
  record Fleet() implements Scope {
    @Override
    public String toString() {
      return "the whole fleet";
    }
  }

  /**
   * On hosts of these groups.
   *
   * @param groups at least one name, none of them blank
   */
  record Groups(SortedSet<String> groups) implements Scope {
    /**
     * @throws IllegalArgumentException when there is none, or a blank one
     */
    public Groups {
      if (groups.isEmpty() || groups.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("A scope names host groups, or is the whole fleet.");
      }
      groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    @Override
    public String toString() {
      return (groups.size() == 1 ? "group " : "groups ") + String.join(", ", groups);
    }
  }

  static Scope fleet() {
    return new Fleet();
  }

  /**
   * Hosts of these groups.
   *
   * @throws IllegalArgumentException when there is none, or a blank one
   */
  static Scope groups(Collection<String> names) {
    return new Groups(new TreeSet<>(names));
  }

  /** Group names; empty for the whole fleet. */
  default List<String> names() {
    return switch (this) {
      case Fleet fleet -> List.of();
      case Groups(SortedSet<String> names) -> List.copyOf(names);
    };
  }

  /** From group names, of which none mean the whole fleet. */
  static Scope of(Collection<String> names) {
    return names.isEmpty() ? fleet() : groups(names);
  }

  /** Whether this group's hosts are in it. */
  default boolean covers(String group) {
    return switch (this) {
      case Fleet fleet -> true;
      case Groups(SortedSet<String> names) -> names.contains(group);
    };
  }
}
