// SPDX-License-Identifier: Apache-2.0
/** Operators act: rooms move while people talk, hosts are drained, fleets are made even. */
@NullMarked
package headroom.rig.prove.operations;

import org.jspecify.annotations.NullMarked;
