// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import headroom.operations.operation.GapSummary;
import headroom.operations.operation.Operation;

/** What was read of an operation at one time. */
record Reading(Operation operation, GapSummary gaps) {}
