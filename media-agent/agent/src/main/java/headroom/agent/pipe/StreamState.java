// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

/**
 * @param paused no packets travel: paused by its sender, or on standby
 * @param standby on standby; its sender may have paused it besides
 */
public record StreamState(boolean paused, boolean standby) {}
