// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.testkit.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AuditCsvTest {
  @Test
  void commasQuotesAndLinesStayInTheirCellAndNoTextBecomesAFormula() {
    Map<String, Object> after = new TreeMap<>(Map.of("headroom", 0.2, "maxRooms", 40L));
    AuditEntry entry =
        AuditEntry.done(
            World.BEGINNING,
            "=cmd()",
            "policy.change",
            new AuditObject(AuditObject.Kind.POLICY, "fleet"),
            "he said \"now\",\nthen",
            Map.of(),
            after);
    assertThat(AuditCsv.of(List.of(new AuditRecord(7, entry))))
        .isEqualTo(
            "number,at,who,act,kind,object,why,before,after,result,operation\r\n"
                + "7,2026-11-22T10:00:00Z,'=cmd(),policy.change,POLICY,fleet,"
                + "\"he said \"\"now\"\",\nthen\",,\"headroom 0.2, maxRooms 40\",DONE,\r\n");
  }
}
