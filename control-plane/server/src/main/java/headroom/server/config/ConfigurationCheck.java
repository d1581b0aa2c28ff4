// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * {@code --check-config}: reads the settings from where a start reads them, refuses what a start
 * refuses and unknown keys besides, and opens nothing: no port, no database.
 */
public final class ConfigurationCheck {
  private ConfigurationCheck() {}

  /** An application without any part: only its settings are wanted. */
  static final class Nothing {}

  /**
   * Prints a summary without secrets.
   *
   * @param arguments those of a start; {@code --check-config} among them does no harm
   * @throws RuntimeException when a setting is wrong, as a start does
   */
  public static void run(String[] arguments, PrintStream out) {
    List<String> lines = withSettings(arguments, ConfigurationCheck::check);
    out.println("The settings are good.");
    lines.forEach(out::println);
  }

  /** Reads the settings from where a start reads them, and starts nothing. */
  public static <T> T withSettings(String[] arguments, Function<Environment, T> reader) {
    var application = new SpringApplication(Nothing.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    try (var context = application.run(arguments)) {
      return reader.apply(context.getEnvironment());
    }
  }

  /** Lines {@code key=value}. */
  static List<String> check(Environment environment) {
    List<Class<?>> types = settings();
    KnownSettings known = KnownSettings.of(types);
    var unknown = known.unknownIn(environment);
    if (!unknown.isEmpty()) {
      throw unknown.getFirst().fault();
    }
    Binder binder = Binder.get(environment);
    try {
      for (Class<?> type : types) {
        bind(binder, type);
      }
      binder.bindOrCreate("server", ServerProperties.class);
      binder.bindOrCreate("spring.grpc.server", GrpcServerProperties.class);
    } catch (BindException e) {
      throw fault(e);
    }
    ListenAddressCheck.check(environment);
    TlsBundleCheck.check(environment);
    var server = binder.bindOrCreate("headroom", ServerSettings.class);
    var _ = server.dataFolder();
    var _ = server.bootstrapApiKeyPath();
    var agents = binder.bindOrCreate("headroom.agents", AgentsSettings.class);
    var _ = agents.keyPath(server);
    var _ = agents.enrolment(AgentTransport.of(environment).reachableAt());
    var _ = binder.bindOrCreate("headroom.capacity", CapacitySettings.class).policy();
    var database = binder.bindOrCreate("headroom.database", DatabaseSettings.class);
    var _ = database.password();
    var _ = database.ownerPassword();
    var oidc = binder.bindOrCreate("headroom.oidc", OidcSettings.class);
    if (oidc.isOn()) {
      var _ = oidc.clientSecret();
    }
    return SettingsSummary.of(known, environment);
  }

  private static <T> void bind(Binder binder, Class<T> type) {
    binder.bindOrCreate(
        MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix"), type);
  }

  /** All records of settings on the class path, as a start finds them. */
  private static List<Class<?>> settings() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    List<Class<?>> types = new ArrayList<>();
    for (var candidate : scan.findCandidateComponents("headroom")) {
      types.add(ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null));
    }
    return types;
  }

  /** The same in words, with the key of the single value where it is known. */
  public static ConfigurationFault fault(BindException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof ConfigurationFault fault) {
        return fault;
      }
    }
    ConfigurationProperty property = e.getProperty();
    return property == null
        ? new ConfigurationFault(e.getName().toString(), String.valueOf(cause.getMessage()), e)
        : new ConfigurationFault(
            property.getName().toString(),
            "%s can't be read: %s. It stands in %s."
                .formatted(property.getValue(), cause.getMessage(), property.getOrigin()),
            e);
  }
}
