// SPDX-License-Identifier: Apache-2.0
package headroom.operations.event;

import headroom.operations.HeadroomException;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells of operations, whichever replica carries them out, by looking at what is stored. For one
 * thread.
 */
public final class OperationEvents {
  private static final System.Logger LOG = System.getLogger(OperationEvents.class.getName());

  private final EventFeed feed;
  private final OperationStore store;
  private final Map<OperationId, Map<String, Object>> told = new HashMap<>();
  private boolean begun;

  public OperationEvents(EventFeed feed, OperationStore store) {
    this.feed = feed;
    this.store = store;
  }

  /**
   * Tells what has changed since the last look; what the first one finds is not told. To be called
   * as often as operations are carried on, between two rounds of that, so that none begins and ends
   * unseen.
   */
  public void look() {
    try {
      List<Operation> open = store.open();
      List<OperationId> gone = new ArrayList<>(told.keySet());
      for (Operation operation : open) {
        gone.remove(operation.id());
        Map<String, Object> facts = facts(operation);
        Map<String, Object> before = told.put(operation.id(), facts);
        if (begun && !facts.equals(before)) {
          feed.publish(
              before == null ? Event.Kind.OPERATION_CREATED : Event.Kind.OPERATION_CHANGED, facts);
        }
      }
      begun = true;
      for (OperationId id : gone) {
        store.find(id).ifPresent(ended -> feed.publish(Event.Kind.OPERATION_ENDED, facts(ended)));
        told.remove(id);
      }
    } catch (HeadroomException e) {
      LOG.log(System.Logger.Level.DEBUG, "Events of operations wait: {0}", e.getMessage());
    }
  }

  private static Map<String, Object> facts(Operation operation) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("operation", operation.id().toString());
    facts.put("kind", operation.kind().name());
    facts.put("subject", operation.subject());
    facts.put("state", operation.state().name());
    facts.put("maxParallel", (long) operation.settings().maxParallel());
    facts.put("moves", (long) operation.moves().size());
    facts.put(
        "underWay", operation.moves().stream().filter(move -> move.state().isUnderWay()).count());
    facts.put("done", operation.count(MoveState.DONE));
    facts.put("skipped", operation.count(MoveState.SKIPPED));
    facts.put("failed", operation.count(MoveState.FAILED));
    facts.put(
        "peopleMoved",
        operation.moves().stream()
            .filter(move -> move.state() == MoveState.DONE)
            .mapToLong(MoveProgress::people)
            .sum());
    return facts;
  }
}
