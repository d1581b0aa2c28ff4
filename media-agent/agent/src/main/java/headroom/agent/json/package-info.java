// SPDX-License-Identifier: Apache-2.0
/** mediasoup's parameters as JSON, and checked access to what clients send. */
@NullMarked
package headroom.agent.json;

import org.jspecify.annotations.NullMarked;
