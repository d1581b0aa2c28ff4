// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.worker.RunningWorker;
import headroom.mediasoup.Router;

/** Where a room lives: its router on a worker, and what watches it. */
record RoomHome(
    RunningWorker worker,
    Router router,
    Speakers speakers,
    Consuming consuming,
    DataConsuming dataConsuming) {}
