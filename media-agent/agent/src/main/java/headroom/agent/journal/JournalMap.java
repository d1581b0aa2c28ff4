// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Records by key, each stored as JSON; every change is durable when the call returns. */
final class JournalMap<K extends Comparable<K>, V> {
  private final MVMap<K, String> texts;
  private final JsonMapper json;
  private final Class<V> type;
  private final Runnable commit;

  JournalMap(MVMap<K, String> texts, JsonMapper json, Class<V> type, Runnable commit) {
    this.texts = texts;
    this.json = json;
    this.type = type;
    this.commit = commit;
  }

  @Nullable V get(K key) {
    String text = texts.get(key);
    return text == null ? null : json.readValue(text, type);
  }

  void put(K key, V value) {
    String text = json.writeValueAsString(value);
    if (!Objects.equals(texts.put(key, text), text)) {
      commit.run();
    }
  }

  /** As {@link #put}, but durable only with the next change that is. */
  void stage(K key, V value) {
    texts.put(key, json.writeValueAsString(value));
  }

  /** As {@link #remove}, but durable only with the next change that is. */
  void drop(K key) {
    texts.remove(key);
  }

  void remove(K key) {
    if (texts.remove(key) != null) {
      commit.run();
    }
  }

  /** In the order of the keys. */
  List<V> values() {
    return texts.keyList().stream().map(this::get).filter(Objects::nonNull).toList();
  }

  /** Those whose keys are at least {@code from} and less than {@code to}. */
  List<V> valuesFrom(K from, K to) {
    var values = new ArrayList<V>();
    var keys = texts.keyIterator(from);
    while (keys.hasNext()) {
      K key = keys.next();
      if (key.compareTo(to) >= 0) {
        break;
      }
      V value = get(key);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  @Nullable K firstKey() {
    return texts.firstKey();
  }

  @Nullable K lastKey() {
    return texts.lastKey();
  }

  int size() {
    return texts.size();
  }
}
