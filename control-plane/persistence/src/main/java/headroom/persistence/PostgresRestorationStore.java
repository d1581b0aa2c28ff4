// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.SETTING;

import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.restoration.Restoration;
import headroom.operations.restoration.RestorationStore;
import headroom.operations.room.WantedRoom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** Whether the database was restored: one row of the settings. */
public final class PostgresRestorationStore implements RestorationStore {
  private static final String NAME = "restoration";
  private static final String RESTORED_AT = "restoredAt";
  private static final String EPOCH_FLOOR = "epochFloor";
  private static final String SETTLED_AT = "settledAt";

  private final Database database;

  public PostgresRestorationStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Restoration> latest() {
    return database.ask(
        sql ->
            sql.selectFrom(SETTING)
                .where(SETTING.NAME.eq(NAME))
                .fetchOptional(row -> read(row.getValue())));
  }

  @Override
  public boolean settle(Restoration settled, List<WantedRoom> rooms, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          int changed =
              sql.update(SETTING)
                  .set(SETTING.VALUE, written(settled))
                  .set(SETTING.CHANGED_AT, act.at())
                  .where(
                      SETTING.NAME.eq(NAME),
                      text(RESTORED_AT).eq(settled.restoredAt().toString()),
                      text(SETTLED_AT).isNull())
                  .execute();
          if (changed == 0) {
            return false;
          }
          rooms.forEach(room -> PostgresRoomStore.put(sql, room));
          PostgresAuditLog.insert(sql, act);
          return true;
        });
  }

  /** Notes within somebody's transaction that the database was restored. */
  static void mark(DSLContext sql, Restoration restoration) {
    sql.insertInto(SETTING)
        .set(SETTING.NAME, NAME)
        .set(SETTING.VALUE, written(restoration))
        .set(SETTING.CHANGED_AT, restoration.restoredAt())
        .set(SETTING.CHANGED_BY, Act.HEADROOM)
        .onConflict(SETTING.NAME)
        .doUpdate()
        .set(SETTING.VALUE, written(restoration))
        .set(SETTING.CHANGED_AT, restoration.restoredAt())
        .set(SETTING.CHANGED_BY, Act.HEADROOM)
        .execute();
  }

  private static Field<String> text(String key) {
    return DSL.jsonbGetAttributeAsText(SETTING.VALUE, key);
  }

  private static JSONB written(Restoration restoration) {
    Map<String, Object> values = new HashMap<>();
    values.put(RESTORED_AT, restoration.restoredAt().toString());
    values.put(EPOCH_FLOOR, restoration.epochFloor());
    Instant settledAt = restoration.settledAt();
    if (settledAt != null) {
      values.put(SETTLED_AT, settledAt.toString());
    }
    return JsonValues.written(values);
  }

  private static Restoration read(JSONB value) {
    Map<String, Object> values = JsonValues.read(value);
    Object settledAt = values.get(SETTLED_AT);
    return new Restoration(
        Instant.parse(String.valueOf(values.get(RESTORED_AT))),
        ((Number) values.getOrDefault(EPOCH_FLOOR, 0)).longValue(),
        settledAt == null ? null : Instant.parse(settledAt.toString()));
  }
}
