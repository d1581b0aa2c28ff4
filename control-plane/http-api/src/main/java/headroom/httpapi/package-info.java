// SPDX-License-Identifier: Apache-2.0
/**
 * REST for back ends: rooms, join tokens, hosts, workers, participants. Described by
 * docs/openapi.yaml.
 */
@NullMarked
package headroom.httpapi;

import org.jspecify.annotations.NullMarked;
