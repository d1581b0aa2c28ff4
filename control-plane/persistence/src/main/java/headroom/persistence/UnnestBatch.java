// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Many rows as one statement's parameters: an array per column, joined by {@code unnest}. The text
 * of the statement is the same for any number of rows, so PostgreSQL and its driver plan it once.
 */
final class UnnestBatch<T> {
  private final List<T> rows;
  private final List<Field<?>> fields = new ArrayList<>();
  private final List<Field<?>> arrays = new ArrayList<>();

  UnnestBatch(List<T> rows) {
    this.rows = rows;
  }

  <V> UnnestBatch<T> column(Field<V> field, Function<T, V> value) {
    Object[] values =
        rows.stream()
            .map(value)
            .toArray(size -> (Object[]) Array.newInstance(field.getType(), size));
    fields.add(field);
    arrays.add(DSL.val(values, field.getDataType().array()));
    return this;
  }

  /** The columns in the order of {@link #select}. */
  List<Field<?>> fields() {
    return fields;
  }

  /** The rows as a subquery. */
  Select<?> select() {
    String places =
        IntStream.range(0, arrays.size())
            .mapToObj(i -> "{" + i + "}")
            .collect(Collectors.joining(", "));
    return DSL.select(DSL.asterisk())
        .from(DSL.table("unnest(" + places + ")", arrays.toArray(Field<?>[]::new)).as("batch"));
  }
}
