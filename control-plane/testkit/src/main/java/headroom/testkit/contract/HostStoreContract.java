// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.fleet.HostRecord;
import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of hosts promises. */
public abstract class HostStoreContract {
  private static final HostId MEDIA_1 = new HostId("media-1");

  /** Empties the store. */
  protected abstract HostStore emptyStore();

  /** An operator cordons a host of the store that was emptied last. */
  protected abstract void cordon(HostId host);

  @Test
  void aSavedHostComesBackAsItWas() {
    HostStore store = emptyStore();
    assertThat(store.all()).isEmpty();
    store.save(host("media-1", 1, 4));
    assertThat(store.all()).containsExactly(host("media-1", 1, 4));
  }

  @Test
  void theNextStartOfAnAgentReplacesWhatIsKnown() {
    HostStore store = emptyStore();
    store.save(host("media-1", 1, 4));
    store.save(host("media-1", 2, 8));
    assertThat(store.all()).containsExactly(host("media-1", 2, 8));
  }

  @Test
  void aLateMessageOfAFormerLifeChangesNothing() {
    HostStore store = emptyStore();
    store.save(host("media-1", 2, 8));
    store.save(host("media-1", 1, 4));
    assertThat(store.all()).containsExactly(host("media-1", 2, 8));
  }

  @Test
  void theCordonOfAKnownHostIsKept() {
    HostStore store = emptyStore();
    store.save(host("media-1", 1, 4));
    store.save(host("media-2", 1, 4));
    cordon(MEDIA_1);
    store.save(host("media-1", 2, 4));
    assertThat(store.all())
        .filteredOn(HostRecord::cordoned)
        .extracting(HostRecord::id)
        .containsExactly(MEDIA_1);
  }

  @Test
  void workersAreCordonedOneByOneAndStaySoWhenTheirHostIsSaved() {
    HostStore store = emptyStore();
    store.save(host("media-1", 1, 4));
    store.save(host("media-2", 1, 4));
    WorkerId second = new WorkerId(MEDIA_1, 2);
    WorkerId third = new WorkerId(MEDIA_1, 3);
    assertThat(store.cordonedWorkers()).isEmpty();
    assertThat(store.cordon(second, true)).isTrue();
    assertThat(store.cordon(second, true)).isTrue();
    assertThat(store.cordon(third, true)).isTrue();
    store.save(host("media-1", 2, 4));
    assertThat(store.cordonedWorkers()).containsExactlyInAnyOrder(second, third);
    assertThat(store.all()).noneMatch(HostRecord::cordoned);

    assertThat(store.cordon(third, false)).isTrue();
    assertThat(store.cordon(third, false)).isTrue();
    assertThat(store.cordonedWorkers()).containsExactly(second);
  }

  @Test
  void aWorkerOfAHostThatWasNeverSeenIsNotCordoned() {
    HostStore store = emptyStore();
    assertThat(store.cordon(new WorkerId(MEDIA_1, 1), true)).isFalse();
    assertThat(store.cordon(new WorkerId(MEDIA_1, 1), false)).isFalse();
    assertThat(store.cordonedWorkers()).isEmpty();
  }

  private static HostRecord host(String name, long incarnation, int workers) {
    return new HostRecord(
        new HostId(name),
        "default",
        incarnation,
        false,
        "0.1.0",
        "3.27.1",
        8,
        workers,
        16L << 30,
        "ws://127.0.0.1:4443/",
        "http://127.0.0.1:4443/",
        name + ":4444",
        Instant.parse("2026-11-22T10:00:00Z"));
  }
}
