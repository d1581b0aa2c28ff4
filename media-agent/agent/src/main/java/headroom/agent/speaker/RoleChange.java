// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.rtp.MediaKind;

/**
 * A participant's streams of one kind get another role.
 *
 * @param from as before; {@link Role#OFF} for who is new
 * @param to another one
 */
public record RoleChange(ParticipantId participant, MediaKind kind, Role from, Role to) {

  /** Whether the sender will be asked for key frames. */
  boolean needsKeyFrame() {
    return kind == MediaKind.VIDEO && to == Role.LIVE;
  }
}
