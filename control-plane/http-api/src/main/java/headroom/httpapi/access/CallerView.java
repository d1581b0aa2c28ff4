// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.access;

import headroom.operations.access.Caller;
import headroom.operations.access.Right;
import headroom.operations.access.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who asks.
 *
 * @param groups host groups that its acts are limited to; empty for the whole fleet
 * @param rights what it may do
 */
public record CallerView(String name, Role role, List<String> groups, List<Right> rights) {
  static CallerView of(Caller caller) {
    return new CallerView(
        caller.name(),
        caller.role(),
        caller.scope().names(),
        Stream.of(Right.values()).filter(caller.role()::has).toList());
  }
}
