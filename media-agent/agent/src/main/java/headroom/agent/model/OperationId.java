// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** An operation of the control plane, to which commands, tokens and reports of a move belong. */
public record OperationId(String value) {
  public OperationId {
    Ids.require("an operation id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
