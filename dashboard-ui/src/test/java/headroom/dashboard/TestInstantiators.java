// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes views with the beans of the running test, as Spring does in the server. Vaadin finds it in
 * the preview too; there, without a test's beans, it leaves the views to Spring.
 */
public final class TestInstantiators implements InstantiatorFactory {
  private static final ThreadLocal<List<Object>> BEANS = ThreadLocal.withInitial(List::of);

  static void use(List<Object> beans) {
    BEANS.set(List.copyOf(beans));
  }

  @Override
  public @Nullable Instantiator createInstantitor(VaadinService service) {
    List<Object> beans = BEANS.get();
    if (beans.isEmpty()) {
      return null;
    }
    return new DefaultInstantiator(service) {
      @Override
      public <T> T getOrCreate(Class<T> type) {
        return type.getPackageName().startsWith("headroom.dashboard")
            ? make(type, beans)
            : super.getOrCreate(type);
      }
    };
  }

  private static <T> T make(Class<T> type, List<Object> beans) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      Object[] arguments =
          Stream.of(constructor.getParameterTypes()).map(wanted -> bean(wanted, beans)).toArray();
      return type.cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A view can't be made: " + type, e);
    }
  }

  private static Object bean(Class<?> wanted, List<Object> beans) {
    return beans.stream()
        .filter(wanted::isInstance)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No bean for a view: " + wanted));
  }
}
