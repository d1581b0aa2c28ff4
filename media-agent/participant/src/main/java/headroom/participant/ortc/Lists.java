// SPDX-License-Identifier: Apache-2.0
package headroom.participant.ortc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads absent JSON lists and maps as empty ones, and copies the others. */
final class Lists {
  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }
}
