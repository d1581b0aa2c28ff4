// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import headroom.agent.model.WorkerNumber;
import headroom.mediasoup.WebRtcServer;
import headroom.mediasoup.Worker;

/**
 * A worker process that runs.
 *
 * @param incarnation counts the processes that had this number, from 1
 * @param server its one UDP and TCP port for all WebRTC participants
 */
public record RunningWorker(
    WorkerNumber number, long incarnation, Worker worker, WebRtcServer server, long startedAtMs) {}
