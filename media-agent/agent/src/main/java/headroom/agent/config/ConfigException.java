// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

/** A setting that the agent cannot start with; the process ends with exit code 78. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key the option's name without dashes, as in a configuration file
   * @param problem what is wrong and what to do, as the rest of a sentence that begins with the key
   */
  public ConfigException(String key, String problem) {
    super(key + " " + problem);
    this.key = key;
  }

  /** The option's name, for example {@code control-plane}. */
  public String key() {
    return key;
  }
}
