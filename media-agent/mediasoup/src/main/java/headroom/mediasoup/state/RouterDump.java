// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import java.util.List;
import java.util.Map;

/**
 * What a router has, and who consumes what.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#router-dump">router.dump</a>
 */
public record RouterDump(
    String id,
    List<String> transportIds,
    List<String> rtpObserverIds,
    Map<String, List<String>> mapProducerIdConsumerIds,
    Map<String, String> mapConsumerIdProducerId,
    Map<String, List<String>> mapProducerIdObserverIds,
    Map<String, List<String>> mapDataProducerIdDataConsumerIds,
    Map<String, String> mapDataConsumerIdDataProducerId) {}
