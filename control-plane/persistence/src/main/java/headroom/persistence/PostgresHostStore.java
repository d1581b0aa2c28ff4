// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.HOST;
import static headroom.db.Tables.WORKER_CORDON;
import static org.jooq.impl.DSL.excluded;

import headroom.operations.audit.AuditEntry;
import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Known hosts in PostgreSQL. */
public final class PostgresHostStore implements HostStore {
  private final Database database;

  public PostgresHostStore(Database database) {
    this.database = database;
  }

  @Override
  public List<headroom.operations.fleet.HostRecord> all() {
    return database.ask(
        sql -> sql.selectFrom(HOST).orderBy(HOST.NAME).fetch(PostgresHostStore::host));
  }

  @Override
  public void save(headroom.operations.fleet.HostRecord host) {
    database.ask(
        sql ->
            sql.insertInto(HOST)
                .set(HOST.NAME, host.id().name())
                .set(HOST.GROUP_NAME, host.group())
                .set(HOST.INCARNATION, host.incarnation())
                .set(HOST.CORDONED, host.cordoned())
                .set(HOST.AGENT_VERSION, host.agentVersion())
                .set(HOST.MEDIASOUP_VERSION, host.mediasoupVersion())
                .set(HOST.CORES, host.cores())
                .set(HOST.WORKERS, host.workers())
                .set(HOST.MEMORY_BYTES, host.memoryBytes())
                .set(HOST.SIGNALLING_URL, host.signallingUrl())
                .set(HOST.CLIENT_URL, host.clientUrl())
                .set(HOST.PEER_ADDRESS, host.peerAddress())
                .set(HOST.LAST_SEEN, host.lastSeen())
                .onConflict(HOST.NAME)
                .doUpdate()
                .set(HOST.GROUP_NAME, excluded(HOST.GROUP_NAME))
                .set(HOST.INCARNATION, excluded(HOST.INCARNATION))
                .set(HOST.AGENT_VERSION, excluded(HOST.AGENT_VERSION))
                .set(HOST.MEDIASOUP_VERSION, excluded(HOST.MEDIASOUP_VERSION))
                .set(HOST.CORES, excluded(HOST.CORES))
                .set(HOST.WORKERS, excluded(HOST.WORKERS))
                .set(HOST.MEMORY_BYTES, excluded(HOST.MEMORY_BYTES))
                .set(HOST.SIGNALLING_URL, excluded(HOST.SIGNALLING_URL))
                .set(HOST.CLIENT_URL, excluded(HOST.CLIENT_URL))
                .set(HOST.PEER_ADDRESS, excluded(HOST.PEER_ADDRESS))
                .set(HOST.LAST_SEEN, excluded(HOST.LAST_SEEN))
                // A replica that was asleep must not bring back a host's former life.
                .where(HOST.INCARNATION.le(excluded(HOST.INCARNATION)))
                .execute());
  }

  @Override
  public boolean cordon(HostId host, boolean cordoned, @Nullable AuditEntry act) {
    return database.inTransaction(
        sql -> {
          int changed =
              sql.update(HOST)
                  .set(HOST.CORDONED, cordoned)
                  .where(HOST.NAME.eq(host.name()), HOST.CORDONED.ne(cordoned))
                  .execute();
          write(sql, changed, act);
          return changed == 1 || sql.fetchExists(HOST, HOST.NAME.eq(host.name()));
        });
  }

  private static void write(DSLContext sql, int changed, @Nullable AuditEntry act) {
    if (changed == 1 && act != null) {
      PostgresAuditLog.insert(sql, act);
    }
  }

  @Override
  public Set<WorkerId> cordonedWorkers() {
    return database.ask(
        sql ->
            sql.selectFrom(WORKER_CORDON)
                .fetchSet(row -> new WorkerId(new HostId(row.getHost()), row.getWorkerNumber())));
  }

  @Override
  public boolean cordon(WorkerId worker, boolean cordoned, @Nullable AuditEntry act) {
    return database.inTransaction(
        sql -> {
          String host = worker.host().name();
          if (!sql.fetchExists(HOST, HOST.NAME.eq(host))) {
            return false;
          }
          int changed =
              cordoned
                  ? sql.insertInto(WORKER_CORDON)
                      .set(WORKER_CORDON.HOST, host)
                      .set(WORKER_CORDON.WORKER_NUMBER, worker.number())
                      .onConflictDoNothing()
                      .execute()
                  : sql.deleteFrom(WORKER_CORDON)
                      .where(
                          WORKER_CORDON.HOST.eq(host),
                          WORKER_CORDON.WORKER_NUMBER.eq(worker.number()))
                      .execute();
          write(sql, changed, act);
          return true;
        });
  }

  private static headroom.operations.fleet.HostRecord host(
      headroom.db.tables.records.HostRecord row) {
    return new headroom.operations.fleet.HostRecord(
        new HostId(row.getName()),
        row.getGroupName(),
        row.getIncarnation(),
        row.getCordoned(),
        row.getAgentVersion(),
        row.getMediasoupVersion(),
        row.getCores(),
        row.getWorkers(),
        row.getMemoryBytes(),
        row.getSignallingUrl(),
        row.getClientUrl(),
        row.getPeerAddress(),
        row.getLastSeen());
  }
}
