// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.operations.access.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope as a column: group names, null for the whole fleet. */
final class StoredScope {
  private StoredScope() {}

  static String @Nullable [] written(Scope scope) {
    return switch (scope) {
      case Scope.Fleet fleet -> null;
      case Scope.Groups groups -> groups.names().toArray(String[]::new);
    };
  }

  static Scope read(String @Nullable [] groups) {
    return groups == null ? Scope.fleet() : Scope.groups(List.of(groups));
  }
}
