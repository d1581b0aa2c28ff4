// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.worker.RunningWorker;
import headroom.mediasoup.Router;

/** Where a room's part lives: its router on a worker, what watches it, and who has the floor. */
record RoomHome(
    RunningWorker worker,
    Router router,
    Speakers speakers,
    Floor floor,
    Consuming consuming,
    DataConsuming dataConsuming) {}
