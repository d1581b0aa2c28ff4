// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.ENROLMENT_TOKEN;
import static headroom.db.Tables.HOST;
import static headroom.db.Tables.HOST_IDENTITY;
import static headroom.db.Tables.ROOM;
import static headroom.db.Tables.ROOM_PART;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import headroom.db.enums.RoomWish;
import headroom.db.tables.records.EnrolmentTokenRecord;
import headroom.db.tables.records.HostIdentityRecord;
import headroom.operations.audit.AuditEntry;
import headroom.operations.enrolment.EnrolmentStore;
import headroom.operations.enrolment.EnrolmentToken;
import headroom.operations.enrolment.HostCertificate;
import headroom.operations.enrolment.HostIdentity;
import headroom.planning.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tokens and identities in PostgreSQL. */
public final class PostgresEnrolmentStore implements EnrolmentStore {
  private final Database database;

  public PostgresEnrolmentStore(Database database) {
    this.database = database;
  }

  @Override
  public void issue(EnrolmentToken token, String sha256, AuditEntry act) {
    database.inTransaction(
        sql -> {
          // One after the other: of two for the same host neither would see the other's.
          sql.execute("lock table {0} in share row exclusive mode", ENROLMENT_TOKEN);
          sql.update(ENROLMENT_TOKEN)
              .set(ENROLMENT_TOKEN.CANCELLED_AT, token.createdAt())
              .where(ENROLMENT_TOKEN.HOST.eq(token.host().name()), waits())
              .execute();
          sql.insertInto(ENROLMENT_TOKEN)
              .set(ENROLMENT_TOKEN.ID, token.id())
              .set(ENROLMENT_TOKEN.HOST, token.host().name())
              .set(ENROLMENT_TOKEN.GROUP_NAME, token.group())
              .set(ENROLMENT_TOKEN.SHA256, sha256)
              .set(ENROLMENT_TOKEN.CREATED_AT, token.createdAt())
              .set(ENROLMENT_TOKEN.CREATED_BY, token.createdBy())
              .set(ENROLMENT_TOKEN.EXPIRES_AT, token.expiresAt())
              .execute();
          return PostgresAuditLog.insert(sql, act);
        });
  }

  @Override
  public List<EnrolmentToken> tokens(Instant since) {
    return database.ask(
        sql ->
            sql.selectFrom(ENROLMENT_TOKEN)
                .where(ENROLMENT_TOKEN.CREATED_AT.ge(since))
                .orderBy(ENROLMENT_TOKEN.CREATED_AT.desc(), ENROLMENT_TOKEN.ID)
                .fetch(PostgresEnrolmentStore::token));
  }

  @Override
  public Optional<EnrolmentToken> token(UUID id) {
    return token(ENROLMENT_TOKEN.ID.eq(id));
  }

  @Override
  public Optional<EnrolmentToken> token(String sha256) {
    return token(ENROLMENT_TOKEN.SHA256.eq(sha256));
  }

  private Optional<EnrolmentToken> token(Condition which) {
    return database.ask(
        sql ->
            sql.selectFrom(ENROLMENT_TOKEN)
                .where(which)
                .fetchOptional(PostgresEnrolmentStore::token));
  }

  @Override
  public boolean cancel(UUID id, Instant now, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          int changed =
              sql.update(ENROLMENT_TOKEN)
                  .set(ENROLMENT_TOKEN.CANCELLED_AT, now)
                  .where(ENROLMENT_TOKEN.ID.eq(id), waits(), ENROLMENT_TOKEN.EXPIRES_AT.gt(now))
                  .execute();
          return changed == 1 && written(sql, act);
        });
  }

  @Override
  public int forget(Instant before) {
    return database.ask(
        sql ->
            sql.deleteFrom(ENROLMENT_TOKEN).where(ENROLMENT_TOKEN.CREATED_AT.lt(before)).execute());
  }

  @Override
  public boolean redeem(UUID token, Instant now, HostIdentity identity, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          // Locked: who comes at the same time waits here, and then finds it used.
          boolean waits =
              sql.select(ENROLMENT_TOKEN.ID)
                  .from(ENROLMENT_TOKEN)
                  .where(
                      ENROLMENT_TOKEN.ID.eq(token),
                      ENROLMENT_TOKEN.HOST.eq(identity.host().name()),
                      waits(),
                      ENROLMENT_TOKEN.EXPIRES_AT.gt(now))
                  .forUpdate()
                  .fetchOptional()
                  .isPresent();
          if (!waits || !put(sql, identity)) {
            return false;
          }
          sql.update(ENROLMENT_TOKEN)
              .set(ENROLMENT_TOKEN.USED_AT, now)
              .where(ENROLMENT_TOKEN.ID.eq(token))
              .execute();
          return written(sql, act);
        });
  }

  @Override
  public List<HostIdentity> identities() {
    return database.ask(
        sql ->
            sql.selectFrom(HOST_IDENTITY)
                .orderBy(HOST_IDENTITY.HOST)
                .fetch(PostgresEnrolmentStore::identity));
  }

  @Override
  public Optional<HostIdentity> identity(HostId host) {
    return database.ask(
        sql ->
            sql.selectFrom(HOST_IDENTITY)
                .where(HOST_IDENTITY.HOST.eq(host.name()))
                .fetchOptional(PostgresEnrolmentStore::identity));
  }

  @Override
  public boolean change(HostIdentity identity, @Nullable AuditEntry act) {
    return database.inTransaction(sql -> put(sql, identity) && (act == null || written(sql, act)));
  }

  @Override
  public boolean remove(HostId host, @Nullable HostIdentity identity, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          String name = host.name();
          Condition home =
              exists(selectOne().from(ROOM).where(ROOM.HOST.eq(name), ROOM.WISH.eq(RoomWish.OPEN)));
          Condition part =
              exists(
                  selectOne()
                      .from(ROOM_PART)
                      .join(ROOM)
                      .on(ROOM.LIFE.eq(ROOM_PART.LIFE), ROOM.WISH.eq(RoomWish.OPEN))
                      .where(ROOM_PART.HOST.eq(name)));
          if (sql.fetchExists(selectOne().where(home.or(part)))) {
            return false;
          }
          if (identity != null && !put(sql, identity)) {
            return false;
          }
          sql.deleteFrom(HOST).where(HOST.NAME.eq(name)).execute();
          return written(sql, act);
        });
  }

  private static Condition waits() {
    return ENROLMENT_TOKEN.USED_AT.isNull().and(ENROLMENT_TOKEN.CANCELLED_AT.isNull());
  }

  private static boolean written(DSLContext sql, AuditEntry act) {
    return PostgresAuditLog.insert(sql, act) > 0;
  }

  /** Puts it in the place of the version before it; false when that is not there. */
  private static boolean put(DSLContext sql, HostIdentity identity) {
    HostIdentityRecord row = row(identity);
    return identity.version() == 1
        ? sql.insertInto(HOST_IDENTITY).set(row).onConflictDoNothing().execute() == 1
        : sql.update(HOST_IDENTITY)
                .set(row)
                .where(
                    HOST_IDENTITY.HOST.eq(identity.host().name()),
                    HOST_IDENTITY.VERSION.eq(identity.version() - 1))
                .execute()
            == 1;
  }

  private static HostIdentityRecord row(HostIdentity identity) {
    HostCertificate certificate = identity.certificate();
    return new HostIdentityRecord(
        identity.host().name(),
        identity.state().name(),
        identity.why(),
        identity.changedAt(),
        identity.version(),
        identity.enrolledGeneration(),
        certificate.serial(),
        certificate.generation(),
        certificate.keySha256(),
        certificate.der(),
        certificate.issuedAt(),
        certificate.expiresAt(),
        identity.formerSerial(),
        identity.shown(),
        identity.group());
  }

  private static HostIdentity identity(HostIdentityRecord row) {
    return new HostIdentity(
        new HostId(row.getHost()),
        row.getGroupName(),
        HostIdentity.State.valueOf(row.getState()),
        row.getWhy(),
        row.getChangedAt(),
        row.getVersion(),
        row.getEnrolledGeneration(),
        new HostCertificate(
            row.getSerial(),
            row.getGeneration(),
            row.getKeySha256(),
            row.getCertificate(),
            row.getIssuedAt(),
            row.getExpiresAt()),
        row.getFormerSerial(),
        row.getShown());
  }

  private static EnrolmentToken token(EnrolmentTokenRecord row) {
    return new EnrolmentToken(
        row.getId(),
        new HostId(row.getHost()),
        row.getGroupName(),
        row.getCreatedAt(),
        row.getCreatedBy(),
        row.getExpiresAt(),
        row.getUsedAt(),
        row.getCancelledAt());
  }
}
