// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.model.ParticipantId;
import tools.jackson.databind.node.ObjectNode;

/**
 * A participant as other parts introduce it to theirs.
 *
 * @param device as its client sent it
 * @param joinedAtMs wall clock of its host
 * @param arriving it has come by a move and receives nothing here yet
 * @param leaving it has moved to another part, and its seat here is about to be given up
 */
public record Person(
    ParticipantId id,
    String displayName,
    ObjectNode device,
    long joinedAtMs,
    boolean arriving,
    boolean leaving) {}
