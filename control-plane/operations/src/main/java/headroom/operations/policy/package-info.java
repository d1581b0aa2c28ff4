// SPDX-License-Identifier: Apache-2.0
/** Policies as operators set them: versions, previews, undoing. */
@NullMarked
package headroom.operations.policy;

import org.jspecify.annotations.NullMarked;
