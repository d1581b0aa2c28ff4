// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.model.ParticipantId;
import tools.jackson.databind.node.ObjectNode;

/**
 * A participant as other parts introduce it to theirs.
 *
 * @param device as its client sent it
 * @param joinedAtMs wall clock of its host
 */
public record Person(ParticipantId id, String displayName, ObjectNode device, long joinedAtMs) {}
