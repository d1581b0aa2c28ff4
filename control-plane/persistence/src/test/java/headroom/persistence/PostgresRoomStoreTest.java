// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.room.RoomStore;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresRoomStoreTest extends RoomStoreContract {
  @Override
  RoomStore store() {
    return new PostgresRoomStore(TestPostgres.empty());
  }

  @Test
  void ofManyReplicasThatOpenTheSameIdAtOnceExactlyOneDoes() throws Exception {
    RoomStore store = store();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> open = () -> store.insert(room("daily", 1));
      var outcomes = threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> open).toList());
      assertThat(outcomes).filteredOn(outcome -> outcome.resultNow()).hasSize(1);
    }
  }

  @Test
  void anEpochIsNeverUsedTwice() {
    RoomStore store = store();
    store.insert(room("daily", 3));
    store.close(new RoomId("daily"), "over", Instant.now());
    assertThatThrownBy(() -> store.insert(room("daily", 3)))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ROOM_CLOSING));
  }
}
