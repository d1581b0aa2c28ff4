// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what bodies about users and keys have in common. */
final class Wishes {
  private Wishes() {}

  static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, field + " is needed.");
    }
    return value;
  }

  static String reason(@Nullable String reason) {
    return reason == null ? "" : reason;
  }

  /** None means the whole fleet. */
  static Scope scope(@Nullable List<@Nullable String> groups) {
    List<String> names = new ArrayList<>();
    for (String group : groups == null ? List.<@Nullable String>of() : groups) {
      names.add(needed("A group's name", group));
    }
    try {
      return Scope.of(names);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }
}
