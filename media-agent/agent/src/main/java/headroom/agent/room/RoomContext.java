// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.config.MediaConfig;
import headroom.agent.journal.RoomJournal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all rooms of a host share.
 *
 * @param resumeGrace how long media is kept for a participant whose signalling is away
 * @param timers run what is due on a thread of their own, which posts to the room's
 * @param changed tells that the control plane should hear soon
 */
record RoomContext(
    RoomJournal journal,
    MediaConfig media,
    Duration resumeGrace,
    ScheduledExecutorService timers,
    Clock clock,
    Runnable changed) {}
