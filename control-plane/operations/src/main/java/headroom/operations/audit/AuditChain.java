// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import java.util.List;

/** Port: the audit as it is stored, for checking it. Throws {@code HeadroomException}. */
public interface AuditChain {
  /** Where the chain ends. */
  Head head();

  /**
   * Entries with larger numbers than this, the smallest first.
   *
   * @param most of one answer
   */
  List<ChainLink> after(long number, int most);

  /**
   * The newest entry's place in the chain.
   *
   * @param number 0 when nothing was ever written
   * @param hash in hexadecimal digits
   * @param gaplessAfter after this number each is one more than that before it
   */
  record Head(long number, String hash, long gaplessAfter) {}
}
