// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An entry as the chain sees it.
 *
 * @param content all of its values, the number first, as the store writes them
 * @param hash over the hash of the entry before it and its content, in hexadecimal digits
 */
public record ChainLink(long number, List<String> content, String hash) {
  /** What comes before the first entry. */
  public static final String BEGINNING = "0".repeat(64);

  public ChainLink {
    content = List.copyOf(content);
  }

  /** Whether nobody changed it, if this is the hash of the entry before it. */
  public boolean follows(String before) {
    return hash.equals(hashOf(before, content));
  }

  /**
   * The hash of an entry with this content. Each value goes in with its length before it, in
   * characters, so that no two contents read alike.
   */
  public static String hashOf(String before, List<String> content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(before));
      for (String part : content) {
        String framed = part.codePointCount(0, part.length()) + ":" + part;
        digest.update(framed.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
