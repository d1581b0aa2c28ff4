// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

/** A setting that this server can't start with. It ends the process with code 78. */
public final class ConfigurationFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key the setting, for example {@code headroom.data-dir}
   * @param problem what is wrong with it and what to do, as whole sentences
   */
  public ConfigurationFault(String key, String problem) {
    super(key + ": " + problem);
    this.key = key;
  }

  public ConfigurationFault(String key, String problem, Throwable cause) {
    super(key + ": " + problem, cause);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
