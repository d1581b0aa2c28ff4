// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** A participant, unique within its room; the subject of the join token. */
public record ParticipantId(String value) {
  public ParticipantId {
    Ids.require("a participant id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
