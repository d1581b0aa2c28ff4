// SPDX-License-Identifier: Apache-2.0
/**
 * Settings of the agent: one record per concern, each of which refuses what it cannot work with.
 */
@NullMarked
package headroom.agent.config;

import org.jspecify.annotations.NullMarked;
