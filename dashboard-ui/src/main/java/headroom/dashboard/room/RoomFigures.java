// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.ConsumerFigures;
import headroom.dashboard.element.FactStrip;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.graph.MediaKind;

/** The large figures of one room. */
final class RoomFigures {
  private final FactStrip strip = new FactStrip();
  private final LiveText participants = strip.figure("participants", "participants");
  private final LiveText producers = strip.figure("producers", "producers");
  private final ConsumerFigures consumers = new ConsumerFigures(strip);
  private final LiveText reserved = strip.figure("reserved", "reserved for joins");
  private final LiveText worker = strip.figure("worker", "runs on");
  private final LiveText roles = strip.figure("roles", "pictures live · standby · off");
  private final LiveText sounds = strip.figure("sounds", "sounds live · standby · off");
  private final LiveText mesh = strip.figure("full-mesh", "live with pipes, of a full mesh");

  FactStrip strip() {
    return strip;
  }

  void show(RoomPicture room) {
    participants.show(Figures.count(room.participants().size()));
    producers.show(Figures.count(room.producers()));
    consumers.show(room.consumers());
    reserved.show(Figures.count(room.reserved()));
    worker.show(places(room));
    Roles pictures = Roles.of(room, MediaKind.VIDEO);
    Roles heard = Roles.of(room, MediaKind.AUDIO);
    roles.show(pictures.within(room.limits().maxLive()));
    sounds.show(heard.within(room.limits().maxLiveAudio()));
    boolean differ =
        !heard.equals(pictures) || room.limits().maxLiveAudio() != room.limits().maxLive();
    sounds.getParent().ifPresent(fact -> fact.setVisible(differ));
    mesh.show(
        "%s of %s".formatted(Figures.count(room.liveConsumers()), Figures.count(room.fullMesh())));
  }

  private static String places(RoomPicture room) {
    return room.parts().size() <= 1
        ? room.worker().toString()
        : "%d workers, %s"
            .formatted(
                room.parts().size(),
                Figures.counted(
                    room.parts().stream().map(part -> part.worker().host()).distinct().count(),
                    "host",
                    "hosts"));
  }
}
