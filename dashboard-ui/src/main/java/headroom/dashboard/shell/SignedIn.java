// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

/** The operator who looks at a page. */
public interface SignedIn {
  String name();

  /** Ends the session and leaves the page. */
  void signOut();
}
