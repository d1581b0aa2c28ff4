// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Loads keys and certificates before anything is opened, so that a fault names its setting. */
public final class TlsBundleCheck
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String HTTP = "server.ssl.bundle";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  static void check(Environment environment) {
    String name = environment.getProperty(HTTP, "");
    if (!name.isEmpty()) {
      check(environment, name);
    }
  }

  private static void check(Environment environment, String name) {
    SslProperties.Bundles bundles = bundles(environment);
    PemSslBundleProperties pem = bundles.getPem().get(name);
    JksSslBundleProperties jks = bundles.getJks().get(name);
    if (pem != null) {
      load("spring.ssl.bundle.pem." + name, () -> PropertiesSslBundle.get(pem));
    } else if (jks != null) {
      load("spring.ssl.bundle.jks." + name, () -> PropertiesSslBundle.get(jks));
    } else {
      throw new ConfigurationFault(
          HTTP,
          "There is no bundle %s: name a certificate and its key in spring.ssl.bundle.pem.%s.keystore."
              .formatted(name, name));
    }
  }

  private static void load(String key, Supplier<SslBundle> bundle) {
    try {
      bundle.get().createSslContext();
    } catch (RuntimeException e) {
      throw new ConfigurationFault(key, "It can't be used: " + reason(e), e);
    }
  }

  private static SslProperties.Bundles bundles(Environment environment) {
    try {
      return Binder.get(environment).bindOrCreate("spring.ssl", SslProperties.class).getBundle();
    } catch (BindException e) {
      throw new ConfigurationFault(e.getName().toString(), reason(e), e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
