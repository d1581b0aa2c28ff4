// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

/** Port: makes secrets and what is stored of them. */
public interface Credentials {
  /** A password that is hard to guess and easy to type. */
  String newPassword();

  /** What is stored of a password; slow to compute, so that guessing is. */
  String hash(String password);

  boolean matches(String password, String hash);

  /** A key with 256 random bits. */
  String newKey();

  /** What is stored of a key. */
  byte[] digest(String key);
}
