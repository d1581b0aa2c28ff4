// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetTickerTest {
  private static final RoomId STANDUP = new RoomId("standup");
  private static final HostId MEDIA_01 = new HostId("media-01");

  private final World world = Worlds.oneCallOfFour();
  private final List<FleetDiff> diffs = new ArrayList<>();

  @Test
  void theFirstPictureHasNoHosts() {
    FleetTicker ticker = Worlds.nobodyHere().ticker();
    assertThat(ticker.current().hosts()).isEmpty();
    assertThat(ticker.current().version()).isZero();
  }

  @Test
  void whereNothingHappenedNothingDiffers() {
    world.picture();
    subscribe();
    world.picture();
    assertThat(diffs).singleElement().matches(FleetDiff::isEmpty);
  }

  @Test
  void eachPictureHasAHigherVersion() {
    long before = world.picture().version();
    assertThat(world.picture().version()).isEqualTo(before + 1);
  }

  @Test
  void aSignOfLifeConcernsItsHostAlone() {
    world.host("media-02", 2);
    world.picture();
    subscribe();
    world.clock().advance(Duration.ofSeconds(1));
    world.agent("media-01").report();
    world.picture();
    assertThat(diffs.getFirst().hosts()).containsExactly(MEDIA_01);
    assertThat(diffs.getFirst().workers()).isEmpty();
    assertThat(diffs.getFirst().rooms()).isEmpty();
    assertThat(diffs.getFirst().membershipChanged()).isFalse();
  }

  @Test
  void aMutedVideoConcernsItsRoomWorkerAndHost() {
    world.picture();
    subscribe();
    WorkerId worker = world.rooms().get(STANDUP).worker();
    world.agent("media-01").host().participantMutesVideo("standup", "standup-1");
    world.agent("media-01").report();
    world.picture();
    FleetDiff diff = diffs.getFirst();
    assertThat(diff.hosts()).containsExactly(MEDIA_01);
    assertThat(diff.workers()).containsExactly(worker);
    assertThat(diff.rooms()).containsExactly(STANDUP);
    assertThat(diff.membershipChanged()).isFalse();
  }

  @Test
  void aNewRoomAndARoomThatIsGoneChangeTheMembership() {
    world.picture();
    subscribe();
    world.create("daily", 4);
    world.picture();
    assertThat(diffs.getLast().rooms()).containsExactly(new RoomId("daily"));
    assertThat(diffs.getLast().membershipChanged()).isTrue();
    world.rooms().close(STANDUP, "over", "back-end");
    world.picture();
    assertThat(diffs.getLast().membershipChanged()).isTrue();
  }

  @Test
  void aNewHostChangesTheMembership() {
    world.picture();
    subscribe();
    world.host("media-02", 2);
    world.picture();
    assertThat(diffs.getLast().hosts()).containsExactly(new HostId("media-02"));
    assertThat(diffs.getLast().workers()).hasSize(2);
    assertThat(diffs.getLast().membershipChanged()).isTrue();
  }

  @Test
  void oneReaderThatFailsDoesNotBlindTheOthers() {
    var _ =
        world
            .ticker()
            .subscribe(
                (picture, diff) -> {
                  throw new IllegalStateException("broken reader");
                });
    subscribe();
    world.picture();
    assertThat(diffs).hasSize(1);
  }

  @Test
  void afterTheEndOfASubscriptionNothingMoreIsTold() {
    var subscription = world.ticker().subscribe((picture, diff) -> diffs.add(diff));
    world.picture();
    subscription.close();
    subscription.close();
    world.picture();
    assertThat(diffs).hasSize(1);
  }

  @Test
  void hostsComeInNaturalOrder() {
    world.host("media-10", 1);
    world.host("media-9", 1);
    assertThat(world.picture().hosts())
        .extracting(host -> host.id().name())
        .containsExactly("media-01", "media-9", "media-10");
  }

  private void subscribe() {
    var _ = world.ticker().subscribe((picture, diff) -> diffs.add(diff));
  }
}
