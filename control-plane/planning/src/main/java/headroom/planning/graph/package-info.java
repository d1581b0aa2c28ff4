// SPDX-License-Identifier: Apache-2.0
/**
 * Rooms over several workers: a room as a graph of parts and pipes, its rules, its price, and where
 * one more participant sits.
 */
@NullMarked
package headroom.planning.graph;

import org.jspecify.annotations.NullMarked;
