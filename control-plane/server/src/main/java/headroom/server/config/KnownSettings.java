// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The keys below {@code headroom} that something reads, so that a misspelt one does not pass for
 * one that was set.
 *
 * @param keys single values
 * @param groups whatever is below these is read: maps and lists
 */
record KnownSettings(
    SortedSet<ConfigurationPropertyName> keys, Set<ConfigurationPropertyName> groups) {
  private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("headroom");

  /** Read one by one instead of through a record of settings. */
  private static final List<String> READ_SINGLY =
      List.of("headroom.events.heartbeat", "headroom.fault-point", "headroom.verify-audit");

  /** Sources that have far more in them than settings of ours, other variables of that name too. */
  private static final Set<String> NOT_OURS =
      Set.of(
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
          StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

  /**
   * A key that nothing reads.
   *
   * @param origin where it stands, for example a file with line and column
   */
  record Unknown(String key, String origin) {
    ConfigurationFault fault() {
      return new ConfigurationFault(
          key, "There is no such setting. It stands in " + origin + "; is it misspelt?");
    }
  }

  /** The keys of records of settings, which carry {@link ConfigurationProperties}. */
  static KnownSettings of(Collection<Class<?>> types) {
    SortedSet<ConfigurationPropertyName> keys = new TreeSet<>();
    Set<ConfigurationPropertyName> groups = new TreeSet<>();
    READ_SINGLY.forEach(key -> keys.add(ConfigurationPropertyName.of(key)));
    for (Class<?> type : types) {
      String prefix =
          MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix");
      var name = ConfigurationPropertyName.of(prefix);
      if (name.equals(ROOT) || ROOT.isAncestorOf(name)) {
        collect(name, type, keys, groups);
      }
    }
    return new KnownSettings(keys, groups);
  }

  private static void collect(
      ConfigurationPropertyName prefix,
      Class<?> type,
      Set<ConfigurationPropertyName> keys,
      Set<ConfigurationPropertyName> groups) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalStateException("Settings are records, unlike " + type.getName());
    }
    for (RecordComponent component : components) {
      var name = prefix.append(DataObjectPropertyName.toDashedForm(component.getName()));
      if (component.getType().isRecord()) {
        collect(name, component.getType(), keys, groups);
      } else if (Map.class.isAssignableFrom(component.getType())
          || Collection.class.isAssignableFrom(component.getType())) {
        groups.add(name);
      }
      keys.add(name);
    }
  }

  /** What stands in configuration files or on the command line and nothing reads, by key. */
  List<Unknown> unknownIn(Environment environment) {
    return sources(environment)
        .flatMap(
            source ->
                source.stream()
                    .filter(ROOT::isAncestorOf)
                    .filter(name -> !isKnown(name))
                    .map(name -> new Unknown(name.toString(), origin(source, name))))
        .sorted(Comparator.comparing(Unknown::key))
        .distinct()
        .toList();
  }

  private boolean isKnown(ConfigurationPropertyName name) {
    return keys.contains(name) || groups.stream().anyMatch(group -> group.isAncestorOf(name));
  }

  private static String origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
    ConfigurationProperty property = source.getConfigurationProperty(name);
    return property == null || property.getOrigin() == null
        ? "the settings"
        : String.valueOf(property.getOrigin());
  }

  private static Stream<IterableConfigurationPropertySource> sources(Environment environment) {
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .filter(
            source ->
                !(source.getUnderlyingSource() instanceof PropertySource<?> underlying
                    && NOT_OURS.contains(underlying.getName())))
        .filter(IterableConfigurationPropertySource.class::isInstance)
        .map(IterableConfigurationPropertySource.class::cast);
  }
}
