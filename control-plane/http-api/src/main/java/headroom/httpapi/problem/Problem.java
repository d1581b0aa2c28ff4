// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.problem;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A refusal in the form of RFC 9457.
 *
 * @param type names the kind of problem; the same for the same code
 * @param detail what happened, why, and what to do
 * @param instance path of the refused request
 * @param retryable whether the same request may succeed later
 */
@Schema(name = "Problem", description = "A refusal in the form of RFC 9457.")
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Schema(description = "Stable code, for programs.") String code,
    @Schema(description = "Whether the same request may succeed later.") boolean retryable) {}
