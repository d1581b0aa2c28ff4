// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of objects: random UUIDs. They are no secrets, so the fast generator does.
 *
 * <p>A worker can tell that it has an observer but not of which kind. So an observer's id says it:
 * a UUID of version 8, which RFC 9562 leaves to the application, with the kind in its lowest bit.
 */
final class Ids {
  /** Longer ones would only eat up the room in a frame. */
  private static final int MAX_LENGTH = 64;

  private static final long VERSION_MASK = 0xF000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VERSION_8 = 0x8000L;
  private static final int OBSERVER_VERSION = 8;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
  private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

  private Ids() {}

  static String random() {
    return uuid(VERSION_4, ThreadLocalRandom.current().nextLong()).toString();
  }

  static String activeSpeakerObserver() {
    return uuid(VERSION_8, ThreadLocalRandom.current().nextLong() & ~1L).toString();
  }

  static String audioLevelObserver() {
    return uuid(VERSION_8, ThreadLocalRandom.current().nextLong() | 1L).toString();
  }

  static boolean isActiveSpeakerObserver(String id) {
    return isObserver(id) && (UUID.fromString(id).getLeastSignificantBits() & 1) == 0;
  }

  static boolean isAudioLevelObserver(String id) {
    return isObserver(id) && (UUID.fromString(id).getLeastSignificantBits() & 1) == 1;
  }

  static String checked(String id) {
    if (id.length() > MAX_LENGTH) {
      throw new InvalidRequestException(
          MediasoupError.INVALID_ARGUMENT,
          "An id must have at most %d characters, not %d".formatted(MAX_LENGTH, id.length()));
    }
    return id;
  }

  private static boolean isObserver(String id) {
    try {
      return UUID.fromString(id).version() == OBSERVER_VERSION;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static UUID uuid(long version, long low) {
    long high = ThreadLocalRandom.current().nextLong();
    return new UUID((high & ~VERSION_MASK) | version, (low & ~VARIANT_MASK) | VARIANT_RFC);
  }
}
