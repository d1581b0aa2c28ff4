// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.mediasoup.DataProducer;
import tools.jackson.databind.node.ObjectNode;

/** A data channel that a participant sends on. */
record SentData(DataProducer producer, ObjectNode appData) {}
