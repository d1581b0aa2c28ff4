// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditEntry;
import headroom.operations.enrolment.EnrolmentStore;
import headroom.operations.enrolment.EnrolmentToken;
import headroom.operations.enrolment.HostIdentity;
import headroom.planning.HostId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens and identities. */
public final class InMemoryEnrolmentStore implements EnrolmentStore {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final Map<UUID, EnrolmentToken> tokens = new HashMap<>();
  private final Map<String, UUID> bySecret = new HashMap<>();
  private final SortedMap<HostId, HostIdentity> identities = new TreeMap<>();

  InMemoryEnrolmentStore(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized void issue(EnrolmentToken token, String sha256, AuditEntry act) {
    database.ask();
    tokens.replaceAll(
        (id, other) ->
            other.host().equals(token.host()) && waits(other)
                ? with(other, null, token.createdAt())
                : other);
    tokens.put(token.id(), token);
    bySecret.put(sha256, token.id());
    audit.writes(act);
  }

  @Override
  public synchronized List<EnrolmentToken> tokens(Instant since) {
    database.ask();
    return tokens.values().stream()
        .filter(token -> !token.createdAt().isBefore(since))
        .sorted(
            Comparator.comparing(EnrolmentToken::createdAt)
                .reversed()
                .thenComparing(token -> token.id().toString()))
        .toList();
  }

  @Override
  public synchronized Optional<EnrolmentToken> token(UUID id) {
    database.ask();
    return Optional.ofNullable(tokens.get(id));
  }

  @Override
  public synchronized Optional<EnrolmentToken> token(String sha256) {
    database.ask();
    return Optional.ofNullable(bySecret.get(sha256)).map(tokens::get);
  }

  @Override
  public synchronized boolean cancel(UUID id, Instant now, AuditEntry act) {
    database.ask();
    EnrolmentToken token = tokens.get(id);
    if (token == null || !waits(token) || !now.isBefore(token.expiresAt())) {
      return false;
    }
    tokens.put(id, with(token, null, now));
    return audit.writes(act);
  }

  @Override
  public synchronized int forget(Instant before) {
    database.ask();
    int had = tokens.size();
    tokens.values().removeIf(token -> token.createdAt().isBefore(before));
    bySecret.values().retainAll(tokens.keySet());
    return had - tokens.size();
  }

  @Override
  public synchronized boolean redeem(UUID id, Instant now, HostIdentity identity, AuditEntry act) {
    database.ask();
    EnrolmentToken token = tokens.get(id);
    if (token == null
        || !waits(token)
        || !now.isBefore(token.expiresAt())
        || !token.host().equals(identity.host())
        || !put(identity)) {
      return false;
    }
    tokens.put(id, with(token, now, null));
    return audit.writes(act);
  }

  @Override
  public synchronized List<HostIdentity> identities() {
    database.ask();
    return List.copyOf(identities.values());
  }

  @Override
  public synchronized Optional<HostIdentity> identity(HostId host) {
    database.ask();
    return Optional.ofNullable(identities.get(host));
  }

  @Override
  public synchronized boolean change(HostIdentity identity, @Nullable AuditEntry act) {
    database.ask();
    return put(identity) && audit.writes(act);
  }

  @Override
  public synchronized boolean remove(HostId host, @Nullable HostIdentity identity, AuditEntry act) {
    database.ask();
    boolean wanted =
        database.rooms().open().stream()
            .flatMap(room -> room.parts().stream())
            .anyMatch(part -> part.host().equals(host));
    if (wanted || (identity != null && !put(identity))) {
      return false;
    }
    database.hosts().remove(host);
    return audit.writes(act);
  }

  private boolean put(HostIdentity identity) {
    HostIdentity before = identities.get(identity.host());
    if ((before == null ? 0 : before.version()) != identity.version() - 1) {
      return false;
    }
    identities.put(identity.host(), identity);
    return true;
  }

  private static boolean waits(EnrolmentToken token) {
    return token.usedAt() == null && token.cancelledAt() == null;
  }

  private static EnrolmentToken with(
      EnrolmentToken token, @Nullable Instant usedAt, @Nullable Instant cancelledAt) {
    return new EnrolmentToken(
        token.id(),
        token.host(),
        token.group(),
        token.createdAt(),
        token.createdBy(),
        token.expiresAt(),
        usedAt,
        cancelledAt);
  }
}
