// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.mediasoup.rtp.MediaKind;

/**
 * A source's streams of one kind get another role.
 *
 * @param from as before; {@link Role#OFF} for a source that is new
 * @param to another one
 */
public record RoleChange(VoiceId voice, MediaKind kind, Role from, Role to) {

  /** Whether the sender will be asked for key frames. */
  boolean needsKeyFrame() {
    return kind == MediaKind.VIDEO && to == Role.LIVE;
  }
}
