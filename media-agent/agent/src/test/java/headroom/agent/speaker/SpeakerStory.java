// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A story in a line: {@code a speaks 1000-2000, b coughs 3000, c pinned 50}, times in ms; a pin's
 * is its order as well. Spoken and loud noise are observed every 300 ms, all at -30 dBov but a
 * murmur, which is at -60. Who shares sends the picture of a screen, who plays its sound too.
 */
final class SpeakerStory {
  private static final Pattern PART = Pattern.compile("(\\w+) (\\w+) (\\d+)(?:-(\\d+))?");

  private record Event(long atMs, Runnable happens) {}

  private SpeakerStory() {}

  static void happens(String story, SpeakerRoom room) {
    if (story.isEmpty()) {
      return;
    }
    var events = new ArrayList<Event>();
    for (String part : List.of(story.split(", ", -1))) {
      var matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("no such part of a story: " + part);
      }
      String name = matcher.group(1);
      long from = Long.parseLong(matcher.group(3));
      long to = matcher.group(4) == null ? from : Long.parseLong(matcher.group(4));
      for (long at = from; at <= to; at += 300) {
        events.add(event(name, matcher.group(2), at, room));
      }
    }
    events.stream().sorted(Comparator.comparingLong(Event::atMs)).forEach(e -> e.happens().run());
  }

  private static Event event(String name, String verb, long at, SpeakerRoom room) {
    return new Event(
        at,
        () -> {
          switch (verb) {
            case "speaks", "coughs" -> room.hear(name, SpeakerRoom.SPEECH_DBOV, at);
            case "murmurs" -> room.hear(name, -60, at);
            case "dominates" -> room.dominate(name, at);
            case "pinned" -> room.pin(name, at);
            case "unpinned" -> room.unpin(name);
            case "shares" -> room.share(name, false, at);
            case "plays" -> room.share(name, true, at);
            case "unshares" -> room.unshare(name);
            case "speaksOnly" -> room.sends(name, true, false, at);
            case "showsOnly" -> room.sends(name, false, true, at);
            case "sendsBoth" -> room.sends(name, true, true, at);
            case "sendsNothing" -> room.sends(name, false, false, at);
            case "leaves" -> room.leave(name);
            default -> throw new IllegalArgumentException("no such verb: " + verb);
          }
        });
  }
}
