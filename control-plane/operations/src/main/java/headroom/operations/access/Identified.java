// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

/** A sign-in that knows whose it is. */
public interface Identified {
  /** With the rights of the moment of signing in. */
  Caller caller();
}
