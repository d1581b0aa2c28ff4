// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import java.util.Optional;

/**
 * What a host's certificates are worth among agents, as the control plane said last.
 *
 * @param belowGeneration certificates of lower generations are refused, whatever the standing
 * @param changedAtUs since the epoch; the higher value is the later word
 * @param untilMs since the epoch; then the certificates that this is about have ended
 */
public record DenialEntry(
    String host, Standing standing, long belowGeneration, long changedAtUs, long untilMs) {
  /** Whether the host may be spoken to. */
  public enum Standing {
    ENROLLED,
    LOCKED,
    REVOKED
  }

  /** Whether its certificates are refused, whatever their generation. */
  public boolean isKeptOut() {
    return standing != Standing.ENROLLED;
  }

  /** Why a certificate of this generation is refused, with a code before it; empty if it is not. */
  public Optional<String> refusal(long generation) {
    return switch (standing) {
      case LOCKED -> Optional.of("HOST_LOCKED: host " + host + " is locked");
      case REVOKED -> Optional.of("CERTIFICATE_REVOKED: host " + host + " was revoked");
      case ENROLLED ->
          generation < belowGeneration
              ? Optional.of("CERTIFICATE_REVOKED: host " + host + " has enrolled anew since")
              : Optional.empty();
    };
  }

  /** Whether it may be forgotten. */
  public boolean isOver(long nowMs) {
    return nowMs >= untilMs;
  }
}
