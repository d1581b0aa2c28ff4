// SPDX-License-Identifier: Apache-2.0
/**
 * Operations: plans that are being carried out, step by step and durably. What an operation does is
 * one thing only, many times: it moves people of a room from one worker to another.
 */
@NullMarked
package headroom.operations.operation;

import org.jspecify.annotations.NullMarked;
