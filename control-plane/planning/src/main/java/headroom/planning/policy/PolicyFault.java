// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

/**
 * Why a value can't be set.
 *
 * @param message what may be set instead; begins with the field's key
 */
public record PolicyFault(PolicyField field, String message) {}
