// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireNamesTest {
  static Class<?>[] enums() {
    return WireNamed.class.getPermittedSubclasses();
  }

  @ParameterizedTest
  @MethodSource("enums")
  void everyNameFindsItsConstant(Class<?> type) throws ReflectiveOperationException {
    Method of = type.getMethod("of", String.class);
    assertThat(type.getEnumConstants()).isNotEmpty();
    for (Object constant : type.getEnumConstants()) {
      WireNamed named = (WireNamed) constant;
      assertThat(named).hasToString(named.wireName());
      assertThat(of.invoke(null, named.wireName())).isSameAs(named);
    }
  }

  @ParameterizedTest
  @MethodSource("enums")
  void anUnknownNameIsRefusedWithACode(Class<?> type) throws ReflectiveOperationException {
    Method of = type.getMethod("of", String.class);
    assertThatThrownBy(() -> of.invoke(null, "chicken"))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOfSatisfying(
            InvalidParametersException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ParameterError.PARAMETER_UNKNOWN);
              assertThat(e.path()).isEqualTo(type.getSimpleName());
              assertThat(e.getMessage()).doesNotContain("chicken");
            });
  }
}
