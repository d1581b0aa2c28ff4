// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

/**
 * Order of names in which runs of digits compare as numbers: {@code media-9} before {@code
 * media-10}.
 */
final class NaturalOrder {
  private NaturalOrder() {}

  static int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
        int iEnd = endOfDigits(left, i);
        int jEnd = endOfDigits(right, j);
        int byNumber = compareDigits(left.substring(i, iEnd), right.substring(j, jEnd));
        if (byNumber != 0) {
          return byNumber;
        }
        i = iEnd;
        j = jEnd;
      } else {
        int byCharacter = Character.compare(left.charAt(i), right.charAt(j));
        if (byCharacter != 0) {
          return byCharacter;
        }
        i++;
        j++;
      }
    }
    int byRest = Integer.compare(left.length() - i, right.length() - j);
    return byRest != 0 ? byRest : left.compareTo(right);
  }

  private static int compareDigits(String left, String right) {
    String a = withoutLeadingZeros(left);
    String b = withoutLeadingZeros(right);
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
