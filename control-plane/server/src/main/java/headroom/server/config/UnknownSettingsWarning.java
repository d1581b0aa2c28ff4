// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Tells at each start of keys that nothing reads. A start goes on nevertheless, so that a release
 * that is taken back lives with the settings of its successor; {@link ConfigurationCheck} refuses.
 */
@Component
final class UnknownSettingsWarning implements BeanFactoryPostProcessor, EnvironmentAware {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownSettingsWarning.class);

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    List<Class<?>> types = new ArrayList<>();
    for (String name : factory.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      Class<?> type = factory.getType(name, false);
      if (type != null && type.isRecord()) {
        types.add(type);
      }
    }
    for (var unknown : KnownSettings.of(types).unknownIn(environment)) {
      LOG.warn("{}", unknown.fault().getMessage());
    }
  }
}
