// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a wrong setting as two sentences instead of a stack trace. */
final class ConfigurationFaultAnalyzer extends AbstractFailureAnalyzer<ConfigurationFault> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, ConfigurationFault cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Correct the setting " + cause.key() + " and start again.", cause);
  }
}
