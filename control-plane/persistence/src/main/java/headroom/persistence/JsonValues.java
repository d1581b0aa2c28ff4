// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jooq.JSONB;

/** Flat or nested values as PostgreSQL's jsonb. */
final class JsonValues {
  private JsonValues() {}

  static JSONB written(Map<String, Object> values) {
    return JSONB.valueOf(JSONObjectUtils.toJSONString(values));
  }

  static Map<String, Object> read(JSONB json) {
    try {
      return JSONObjectUtils.parse(json.data());
    } catch (ParseException e) {
      throw new IllegalStateException("A column that holds an object does not: " + json, e);
    }
  }
}
