// SPDX-License-Identifier: Apache-2.0
/** The agents' streams over gRPC: sessions, command dispatch, proto to domain. */
@NullMarked
package headroom.agentgateway;

import org.jspecify.annotations.NullMarked;
