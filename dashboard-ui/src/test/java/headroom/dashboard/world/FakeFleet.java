// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.fleet.FleetDiff;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A fleet whose pictures the test draws. */
public final class FakeFleet implements FleetPictures {
  private final List<BiConsumer<FleetPicture, FleetDiff>> listeners = new CopyOnWriteArrayList<>();
  private volatile FleetPicture current;
  private volatile boolean broken;

  public FakeFleet(FleetPicture first) {
    current = first;
  }

  /** Makes this the newest picture and ticks. */
  public void become(FleetPicture drawn) {
    FleetPicture next =
        new FleetPicture(
            current.version() + 1,
            drawn.at(),
            drawn.hosts(),
            drawn.rooms(),
            drawn.database(),
            drawn.awaited());
    current = next;
    FleetDiff everything =
        new FleetDiff(
            next.hosts().stream().map(HostPicture::id).collect(Collectors.toSet()),
            next.workers().stream().map(WorkerPicture::id).collect(Collectors.toSet()),
            Set.copyOf(next.rooms().keySet()),
            true);
    listeners.forEach(listener -> listener.accept(next, everything));
  }

  /** From now on nobody gets a picture. */
  public void breakDown() {
    broken = true;
  }

  public int subscriptions() {
    return listeners.size();
  }

  @Override
  public FleetPicture current() {
    if (broken) {
      throw new IllegalStateException("The fleet has broken down.");
    }
    return current;
  }

  @Override
  public Subscription subscribe(BiConsumer<FleetPicture, FleetDiff> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
