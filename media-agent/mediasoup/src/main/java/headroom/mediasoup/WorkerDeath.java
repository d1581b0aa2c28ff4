// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import java.util.OptionalInt;

/**
 * How a worker died.
 *
 * @param exitCode absent for a worker that was attached to: it is nobody's child here
 * @param detail for the operator
 */
public record WorkerDeath(long pid, OptionalInt exitCode, String detail) {}
