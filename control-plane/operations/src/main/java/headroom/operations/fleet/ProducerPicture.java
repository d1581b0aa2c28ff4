// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.graph.Flow;

/**
 * One sent stream of a participant.
 *
 * @param id mediasoup's producer id
 * @param kind {@code audio} or {@code video}
 * @param paused true while the participant has muted it
 * @param score 0 (worst) to 10
 * @param type {@code simple}, {@code simulcast} or {@code svc}
 * @param source {@code camera}, {@code microphone}, {@code screen} or what else the application
 *     called it
 * @param flow how far it goes
 */
public record ProducerPicture(
    String id, String kind, boolean paused, int score, String type, String source, Flow flow) {}
