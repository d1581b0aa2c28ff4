// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.config.MediaConfig;
import headroom.agent.identity.DenyList;
import headroom.agent.journal.RoomJournal;
import headroom.agent.model.HostEvent;
import headroom.agent.part.Parts;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What all rooms of a host share.
 *
 * @param host this host's name
 * @param generation starts of this agent
 * @param parts the ways to other parts of a room
 * @param denyList hosts on which parts are not spoken to
 * @param resumeGrace how long media is kept for a participant whose signalling is away
 * @param timers run what is due on a thread of their own, which posts to the room's
 * @param instants ms since the epoch that never run backwards, to order what people say
 * @param events hears what the control plane must be told
 * @param changed tells that the control plane should hear soon
 */
record RoomContext(
    String host,
    long generation,
    RoomJournal journal,
    MediaConfig media,
    Parts parts,
    DenyList denyList,
    Duration resumeGrace,
    ScheduledExecutorService timers,
    Clock clock,
    LongSupplier instants,
    Consumer<HostEvent> events,
    Runnable changed) {}
