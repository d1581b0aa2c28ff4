// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All identities in memory, so that agents get in while the database is away, and all open streams,
 * so that they end when their identity does. {@link #refresh} has to be called every second: it
 * brings what other replicas did, and writes what could not be written at once.
 */
public final class Identities implements IdentityGate {
  private static final System.Logger LOG = System.getLogger(Identities.class.getName());

  private final EnrolmentStore store;
  private final RefusedAgents refusals;
  private final Clock clock;
  private final Executor executor;
  private final Map<HostId, HostIdentity> known = new ConcurrentHashMap<>();
  private final Queue<Owed> owed = new ConcurrentLinkedQueue<>();
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

  /** A change that the database does not know yet. */
  private record Owed(HostIdentity identity, @Nullable AuditEntry act) {}

  private final class Stream implements Admitted {
    private final PresentedCertificate shown;
    private final String group;
    private final Consumer<HeadroomException> cut;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Consumer<List<Denial>> told = denials -> {};

    private Stream(PresentedCertificate shown, String group, Consumer<HeadroomException> cut) {
      this.shown = shown;
      this.group = group;
      this.cut = cut;
    }

    @Override
    public void follow(Consumer<List<Denial>> follower) {
      // First, so that nothing that changes meanwhile is missed.
      told = follower;
      follower.accept(Denial.of(known.values(), clock.instant()));
    }

    @Override
    public void ended() {
      over.set(true);
    }

    private void tell(List<Denial> denials) {
      if (!over.get()) {
        told.accept(denials);
      }
    }
  }

  /**
   * Reads all of them.
   *
   * @param executor runs what waits for the database
   */
  public Identities(EnrolmentStore store, AuditLog audit, Clock clock, Executor executor) {
    this.store = store;
    this.refusals = new RefusedAgents(audit, clock);
    this.clock = clock;
    this.executor = executor;
    store.identities().forEach(identity -> known.put(identity.host(), identity));
  }

  /** Hosts that were ever enrolled, by name; those that were removed are none of them. */
  public List<HostIdentity> all() {
    return known.values().stream()
        .filter(identity -> identity.state() != State.REMOVED)
        .sorted((a, b) -> a.host().compareTo(b.host()))
        .toList();
  }

  /** One host's; empty when it was never enrolled, or was removed. */
  public Optional<HostIdentity> find(HostId host) {
    return Optional.ofNullable(known.get(host))
        .filter(identity -> identity.state() != State.REMOVED);
  }

  @Override
  public boolean isRequired() {
    return true;
  }

  @Override
  public Admitted admit(PresentedCertificate shown, String group, Consumer<HeadroomException> cut) {
    Instant now = clock.instant();
    HeadroomException refusal = refusal(shown, now);
    if (refusal != null) {
      refusals.write(
          IdentityActs.of(IdentityActs.agentOf(shown.host()), "identity.show", shown.host(), ""),
          shown.serial(),
          refusal);
      throw refusal;
    }
    requireMember(shown, group, now);
    Stream stream = new Stream(shown, group, cut);
    streams.add(stream);
    // Whatever changed between the look and the addition.
    cutWhatEnded();
    return stream;
  }

  /**
   * Refuses a host of another group. Of which one nobody has known until now, it is of this one.
   */
  private void requireMember(PresentedCertificate shown, String group, Instant now) {
    HostIdentity identity = identity(known.get(shown.host()));
    HeadroomException stranger = HostGroup.refusal(identity, group);
    if (stranger != null) {
      refusals.write(
          IdentityActs.of(
                  IdentityActs.agentOf(shown.host()),
                  "identity.pretend",
                  shown.host(),
                  "It said that it were of another group.")
              .changing(Map.of(), Map.of("group", String.valueOf(identity.group()), "said", group)),
          shown.serial() + " group",
          stranger);
      throw stranger;
    }
    if (identity.group() == null) {
      owe(
          identity.inGroup(group),
          IdentityActs.of(
                  Act.HEADROOM,
                  "identity.bind",
                  shown.host(),
                  "It was enrolled before tokens were for one group.")
              .changing(Map.of(), Map.of("group", group))
              .done(now));
    }
  }

  private @Nullable HeadroomException refusal(PresentedCertificate shown, Instant now) {
    if (!now.isBefore(shown.expiresAt())) {
      return expired(shown);
    }
    HostIdentity identity = known.get(shown.host());
    return switch (Verdict.on(identity, shown)) {
      case Verdict.Refused(ErrorCode code, String message) -> new HeadroomException(code, message);
      case Verdict.Copied(String why) -> {
        lockCopied(identity(identity), why, now);
        yield new HeadroomException(ErrorCode.CERTIFICATE_REUSED, why + " The host is locked.");
      }
      case Verdict.Newest() -> {
        HostIdentity current = identity(identity);
        if (!current.shown()) {
          owe(current.shownNow(), null);
        }
        yield null;
      }
      case Verdict.Later() -> {
        HostIdentity adopted = identity(identity).renewed(shown.asIssued(), "").shownNow();
        owe(
            at(adopted, identity(identity).version() + 1),
            IdentityActs.of(
                    Act.HEADROOM,
                    "identity.adopt",
                    shown.host(),
                    "Its certificate is newer than the database, which was restored.")
                .changing(Map.of(), IdentityActs.words(shown.asIssued()))
                .done(now));
        yield null;
      }
      case Verdict.Former() -> null;
    };
  }

  private static HostIdentity at(HostIdentity identity, long version) {
    return new HostIdentity(
        identity.host(),
        identity.group(),
        identity.state(),
        identity.why(),
        identity.changedAt(),
        version,
        identity.enrolledGeneration(),
        identity.certificate(),
        identity.formerSerial(),
        identity.shown());
  }

  private static HostIdentity identity(@Nullable HostIdentity identity) {
    if (identity == null) {
      throw new IllegalStateException("Nothing but a refusal is said of who is not known.");
    }
    return identity;
  }

  static HeadroomException expired(PresentedCertificate shown) {
    return new HeadroomException(
        ErrorCode.CERTIFICATE_EXPIRED,
        "The certificate of host "
            + shown.host()
            + " ended at "
            + shown.expiresAt()
            + ". Renew it, or enrol the host with a new token.");
  }

  @Override
  public void pretended(PresentedCertificate shown, String name) {
    refusals.write(
        IdentityActs.of(
                IdentityActs.agentOf(shown.host()),
                "identity.pretend",
                shown.host(),
                "It said that it were another host.")
            .changing(Map.of(), Map.of("said", name.substring(0, Math.min(name.length(), 63)))),
        shown.serial(),
        new HeadroomException(ErrorCode.IDENTITY_MISMATCH, name));
  }

  /** Another refusal of an agent's, for the audit. */
  void refused(Act act, String whose, HeadroomException refusal) {
    refusals.write(act, whose, refusal);
  }

  private void lockCopied(HostIdentity identity, String why, Instant now) {
    LOG.log(System.Logger.Level.WARNING, "{0} is locked: {1}", identity.host(), why);
    HostIdentity locked = identity.in(State.LOCKED, why, now);
    owe(locked, lockedByItself(locked, now));
  }

  /** The entry for a lock that nobody asked for. */
  static AuditEntry lockedByItself(HostIdentity locked, Instant now) {
    return IdentityActs.of(Act.HEADROOM, "identity.lock", locked.host(), locked.why())
        .changing(Map.of("state", State.ENROLLED.name()), Map.of("state", State.LOCKED.name()))
        .done(now);
  }

  /** Counts at once, and is written as soon as that is possible. */
  private void owe(HostIdentity identity, @Nullable AuditEntry act) {
    took(identity);
    owed.add(new Owed(identity, act));
    try {
      executor.execute(this::pay);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "The server ends; {0} is not saved", identity.host());
    }
  }

  /** Writes in order: each change of an identity counts on the one before. */
  private synchronized void pay() {
    for (Owed due = owed.peek(); due != null; due = owed.peek()) {
      HostIdentity ours = due.identity();
      HostId host = ours.host();
      try {
        if (!store.change(ours, due.act())) {
          store.identity(host).ifPresent(theirs -> overtaken(ours, theirs));
        }
      } catch (HeadroomException e) {
        if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
          LOG.log(System.Logger.Level.DEBUG, "{0} is saved when the database is back", host);
          return;
        }
        LOG.log(System.Logger.Level.ERROR, "What became of " + host + " can't be saved", e);
      }
      owed.remove(due);
    }
  }

  /** Somebody else was faster, and what they wrote holds; what counted on ours is void. */
  private void overtaken(HostIdentity ours, HostIdentity theirs) {
    owed.removeIf(
        later ->
            later.identity().host().equals(ours.host())
                && later.identity().version() > ours.version());
    tell(known.put(ours.host(), theirs), theirs);
    boolean unseen =
        ours.shown()
            && !theirs.shown()
            && theirs.state() == State.ENROLLED
            && theirs.certificate().serial().equals(ours.certificate().serial());
    if (unseen) {
      // They gave the certificate out, and we have seen it: from then on its former is a copy.
      HostIdentity shown = theirs.shownNow();
      known.put(ours.host(), shown);
      owed.add(new Owed(shown, null));
    }
  }

  /**
   * Takes over what the database says, and ends streams whose time is over.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE, after the streams were looked at
   */
  public void refresh() {
    try {
      pay();
      store.identities().forEach(this::learn);
    } finally {
      cutWhatEnded();
    }
  }

  /** An identity is so from now on, unless a later version is known. */
  void took(HostIdentity identity) {
    learn(identity);
    cutWhatEnded();
  }

  private void learn(HostIdentity identity) {
    HostIdentity before = known.get(identity.host());
    HostIdentity now =
        known.merge(
            identity.host(),
            identity,
            (former, next) -> next.version() >= former.version() ? next : former);
    tell(before, now);
  }

  /** Tells all hosts what they have to know of this one. */
  private void tell(@Nullable HostIdentity before, HostIdentity now) {
    boolean isNews =
        before == null
            ? now.state() != State.ENROLLED || now.enrolledGeneration() > 1
            : !before.changedAt().equals(now.changedAt());
    if (isNews) {
      List<Denial> denials = List.of(Denial.of(now).after(before));
      streams.forEach(stream -> stream.tell(denials));
    }
  }

  private void cutWhatEnded() {
    Instant now = clock.instant();
    streams.removeIf(stream -> stream.over.get() || cutIfEnded(stream, now));
  }

  private boolean cutIfEnded(Stream stream, Instant now) {
    HeadroomException end = end(stream, now);
    if (end == null) {
      return false;
    }
    if (stream.over.compareAndSet(false, true)) {
      stream.cut.accept(end);
    }
    return true;
  }

  /** Why a stream that was let in has to end; null while it may go on. */
  private @Nullable HeadroomException end(Stream stream, Instant now) {
    PresentedCertificate shown = stream.shown;
    if (!now.isBefore(shown.expiresAt())) {
      return expired(shown);
    }
    HostIdentity identity = known.get(shown.host());
    // A certificate that was replaced in the meantime is good for the streams that it opened.
    return Verdict.on(identity, shown) instanceof Verdict.Refused(ErrorCode code, String message)
        ? new HeadroomException(code, message)
        : HostGroup.refusal(identity, stream.group);
  }
}
