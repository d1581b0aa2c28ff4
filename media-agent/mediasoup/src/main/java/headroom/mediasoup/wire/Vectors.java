// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.common.StringStringArrayT;
import headroom.mediasoup.fbs.common.StringStringT;
import headroom.mediasoup.fbs.common.Uint32StringT;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the worker sends as vectors. An empty one may be absent. */
final class Vectors {
  private Vectors() {}

  static <F, T> List<T> map(F @Nullable [] from, Function<F, T> each) {
    return from == null ? List.of() : Arrays.stream(from).map(each).toList();
  }

  static List<String> strings(String @Nullable [] from) {
    return from == null ? List.of() : List.of(from);
  }

  static Map<String, String> byString(StringStringT @Nullable [] from) {
    Map<String, String> to = new LinkedHashMap<>();
    for (StringStringT entry : map(from, Function.identity())) {
      to.put(entry.getKey(), entry.getValue());
    }
    return to;
  }

  static Map<String, List<String>> listsByString(StringStringArrayT @Nullable [] from) {
    Map<String, List<String>> to = new LinkedHashMap<>();
    for (StringStringArrayT entry : map(from, Function.identity())) {
      to.put(entry.getKey(), strings(entry.getValues()));
    }
    return to;
  }

  static Map<Long, String> byNumber(Uint32StringT @Nullable [] from) {
    Map<Long, String> to = new LinkedHashMap<>();
    for (Uint32StringT entry : map(from, Function.identity())) {
      to.put(entry.getKey(), entry.getValue());
    }
    return to;
  }

  static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
