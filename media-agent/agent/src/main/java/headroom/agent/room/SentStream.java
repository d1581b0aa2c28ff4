// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.mediasoup.Producer;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a participant sends.
 *
 * @param appData the application's own, told to whoever consumes it
 */
record SentStream(Producer producer, ObjectNode appData) {}
