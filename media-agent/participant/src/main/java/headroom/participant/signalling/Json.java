// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import com.fasterxml.jackson.annotation.JsonInclude;
import headroom.participant.ortc.MediaKind;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The one JSON mapper: absent values are left out, unknown ones ignored. */
public final class Json {
  /** Shared and thread-safe. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(
              new SimpleModule()
                  .addSerializer(MediaKind.class, ToStringSerializer.instance)
                  .addDeserializer(MediaKind.class, new KindReader()))
          .build();

  private Json() {}

  private static final class KindReader extends StdDeserializer<MediaKind> {
    KindReader() {
      super(MediaKind.class);
    }

    @Override
    public MediaKind deserialize(JsonParser parser, DeserializationContext context) {
      return MediaKind.of(parser.getString());
    }
  }
}
