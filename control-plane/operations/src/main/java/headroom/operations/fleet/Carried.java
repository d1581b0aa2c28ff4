// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

/**
 * A producer in a pipe.
 *
 * @param producerId mediasoup's producer id, the same on every part of the room
 * @param live else on standby: no packets travel
 */
public record Carried(String producerId, boolean live) {}
