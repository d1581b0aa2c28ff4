// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.MediaKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One m-section of an SDP that libwebrtc wrote: its kind, payload types and attributes. */
public record SdpSection(MediaKind kind, List<Integer> payloadTypes, List<Attribute> attributes) {
  /** An {@code a=name:value} line; the value is empty for a flag. */
  public record Attribute(String name, String value) {
    static Attribute parse(String line) {
      var colon = line.indexOf(':');
      return colon < 0
          ? new Attribute(line.substring(2), "")
          : new Attribute(line.substring(2, colon), line.substring(colon + 1));
    }
  }

  /** Copies the lists. */
  public SdpSection {
    payloadTypes = List.copyOf(payloadTypes);
    attributes = List.copyOf(attributes);
  }

  /**
   * The audio and video sections of an SDP, in order; attributes of the session come first in each.
   */
  public static List<SdpSection> parse(String sdp) {
    var session = new ArrayList<Attribute>();
    var sections = new ArrayList<List<String>>();
    for (var line : sdp.lines().toList()) {
      if (line.startsWith("m=")) {
        sections.add(new ArrayList<>(List.of(line)));
      } else if (line.startsWith("a=")) {
        if (sections.isEmpty()) {
          session.add(Attribute.parse(line));
        } else {
          sections.getLast().add(line);
        }
      }
    }
    return sections.stream().map(lines -> section(session, lines)).toList();
  }

  private static SdpSection section(List<Attribute> session, List<String> lines) {
    // m=video 9 UDP/TLS/RTP/SAVPF 96 97
    var words = List.of(lines.getFirst().substring(2).split(" ", -1));
    var attributes = lines.stream().skip(1).map(Attribute::parse);
    return new SdpSection(
        MediaKind.of(words.getFirst()),
        words.stream().skip(3).map(Integer::valueOf).toList(),
        Stream.concat(session.stream(), attributes).toList());
  }

  /** The values of all attributes with this name. */
  public List<String> values(String name) {
    return attributes.stream().filter(a -> a.name().equals(name)).map(Attribute::value).toList();
  }

  /** The first value of this attribute, or null. */
  public @Nullable String value(String name) {
    return values(name).stream().findFirst().orElse(null);
  }

  /** The first value of this attribute; an SDP without it is not one of libwebrtc's. */
  public String require(String name) {
    var value = value(name);
    if (value == null) {
      throw new IllegalArgumentException("SDP section without a=" + name);
    }
    return value;
  }

  /** Values of the form {@code payloadType rest}, for one payload type. */
  List<String> ofPayloadType(String name, int payloadType) {
    var prefix = payloadType + " ";
    return values(name).stream()
        .filter(value -> value.startsWith(prefix))
        .map(value -> value.substring(prefix.length()))
        .toList();
  }

  /** The format parameters of a payload type; whole numbers as such, as mediasoup compares them. */
  Map<String, Object> formatParameters(int payloadType) {
    var parameters = new LinkedHashMap<String, Object>();
    for (var fmtp : ofPayloadType("fmtp", payloadType)) {
      for (var pair : fmtp.split(";", -1)) {
        var equals = pair.indexOf('=');
        if (equals > 0) {
          var value = pair.substring(equals + 1).strip();
          parameters.put(
              pair.substring(0, equals).strip(),
              value.matches("\\d{1,9}") ? (Object) Integer.valueOf(value) : value);
        }
      }
    }
    return parameters;
  }
}
