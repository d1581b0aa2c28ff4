// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a bad value into a good tree, at a path such as {@code encodings[0].ssrc}. */
final class Tampering {
  private Tampering() {}

  /** A deep copy with the value at the path; null takes the field away. */
  static Object with(Object tree, String path, @Nullable Object value) {
    return changed(tree, List.of(path.replace("]", "").split("[.\\[]")).iterator(), value);
  }

  private static Object changed(
      @Nullable Object tree, Iterator<String> path, @Nullable Object value) {
    if (!path.hasNext()) {
      return value == null ? "" : value;
    }
    String step = path.next();
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      int index = Integer.parseInt(step);
      if (index == copy.size()) {
        copy.add(Map.of());
      }
      copy.set(index, changed(copy.get(index), path, value));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) (tree == null ? Map.of() : tree))
        .forEach((key, old) -> copy.put((String) key, old));
    if (value == null && !path.hasNext()) {
      copy.remove(step);
    } else {
      copy.put(step, changed(copy.get(step), path, value));
    }
    return copy;
  }
}
