// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does to records what a JSON mapper without annotations does: component names are field names,
 * enums are their texts, absent fields are null, unknown fields are skipped.
 */
public final class RecordTree {
  private RecordTree() {}

  /** Maps, lists, texts, numbers and booleans; null components are left out. */
  public static Object toTree(Object value) {
    return switch (value) {
      case Record entry -> recordToTree(entry);
      case List<?> list -> {
        List<Object> trees = new ArrayList<>();
        list.forEach(entry -> trees.add(toTree(entry)));
        yield trees;
      }
      case Enum<?> constant -> constant.toString();
      default -> value;
    };
  }

  /** The record that a mapper would make of the tree. */
  public static <T> T fromTree(Class<T> type, Object tree) {
    return Objects.requireNonNull(type.cast(fromTree((Type) type, tree)));
  }

  private static Map<String, Object> recordToTree(Record entry) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (RecordComponent component : entry.getClass().getRecordComponents()) {
      Object value = invoke(() -> component.getAccessor().invoke(entry));
      if (value != null) {
        tree.put(component.getName(), toTree(value));
      }
    }
    return tree;
  }

  private static @Nullable Object fromTree(Type type, @Nullable Object tree) {
    if (tree == null) {
      return null;
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Type entry = list.getActualTypeArguments()[0];
      List<@Nullable Object> children = new ArrayList<>();
      ((List<?>) tree).forEach(child -> children.add(fromTree(entry, child)));
      return children;
    }
    if (!(type instanceof Class<?> plain)) {
      return tree;
    }
    if (plain.isRecord()) {
      return recordFromTree(plain, (Map<?, ?>) tree);
    }
    if (plain.isEnum()) {
      return invoke(() -> plain.getMethod("of", String.class).invoke(null, tree));
    }
    return plain == long.class || plain == Long.class ? ((Number) tree).longValue() : tree;
  }

  private static @Nullable Object recordFromTree(Class<?> type, Map<?, ?> tree) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = fromTree(components[i].getGenericType(), tree.get(components[i].getName()));
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return invoke(
        () -> {
          Constructor<?> constructor = type.getDeclaredConstructor(types);
          return constructor.newInstance(values);
        });
  }

  private static @Nullable Object invoke(Reflection call) {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new LinkageError(e.getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private interface Reflection {
    @Nullable Object run() throws ReflectiveOperationException;
  }
}
