// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

/** Where the database is and how to sign in; the password never shows in a log. */
record DatabaseAddress(String url, String user, String password) {
  @Override
  public String toString() {
    return "DatabaseAddress[" + user + "@" + url + "]";
  }
}
