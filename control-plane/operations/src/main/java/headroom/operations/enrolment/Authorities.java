// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.planning.HostId;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The authorities of this control plane. One signs; a successor is trusted before it signs, so that
 * every host that renews its certificate in the meantime knows it, and the former one is trusted
 * until what it signed has ended.
 */
public final class Authorities {
  /** How long a successor is trusted before it signs: within this each host renews. */
  public static final Duration NOTICE = Duration.ofHours(24);

  /** How long a former one is trusted: certificates live a day and are renewed a week after. */
  static final Duration AFTER =
      EnrolmentSettings.LONGEST_LIFETIME.plus(EnrolmentSettings.LONGEST_GRACE);

  private static final Duration SERVER_LIFETIME = Duration.ofHours(24);

  private final AuthorityStore store;
  private final KeySeal seal;
  private final Clock clock;
  private volatile List<Authority> known = List.of();
  private @Nullable ServerIdentity server;

  private Authorities(AuthorityStore store, KeySeal seal, Clock clock) {
    this.store = store;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * This control plane as agents see it.
   *
   * @param chain its certificate, and the authority's
   * @param signedBy the authority's pin
   */
  public record ServerIdentity(
      PrivateKey key, List<X509Certificate> chain, String signedBy, Instant renewAt) {
    public ServerIdentity {
      chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
      return "ServerIdentity";
    }
  }

  /**
   * Reads them, and makes the first one when there is none.
   *
   * @throws HeadroomException INTERNAL when they were sealed with another key
   */
  public static Authorities open(AuthorityStore store, KeySeal seal, Clock clock) {
    if (store.all().isEmpty()) {
      Instant now = clock.instant();
      store.save(1, Authority.make(now, now).sealed(seal), null);
    }
    Authorities opened = new Authorities(store, seal, clock);
    opened.refresh();
    return opened;
  }

  /**
   * Takes over what other replicas made.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE
   */
  public synchronized void refresh() {
    List<Authority> former = known;
    List<AuthorityStore.StoredAuthority> stored = store.all();
    if (stored.size() != former.size()) {
      known =
          stored.stream()
              .map(
                  each ->
                      former.stream()
                          .filter(authority -> authority.pin().equals(each.pin()))
                          .findFirst()
                          .orElseGet(() -> Authority.open(each, seal)))
              .toList();
    }
  }

  /** Those that are trusted, oldest first. */
  public List<Authority> all() {
    Instant now = clock.instant();
    List<Authority> every = known;
    return IntStream.range(0, every.size())
        .filter(
            i -> i == every.size() - 1 || now.isBefore(every.get(i + 1).signsFrom().plus(AFTER)))
        .mapToObj(every::get)
        .toList();
  }

  /** The one that signs. */
  public Authority signing() {
    Instant now = clock.instant();
    List<Authority> every = known;
    return every.reversed().stream()
        .filter(authority -> !now.isBefore(authority.signsFrom()))
        .findFirst()
        .orElseGet(every::getFirst);
  }

  /**
   * Makes a successor, which signs when every host that is connected knows it.
   *
   * @throws HeadroomException ROTATION_RUNNING when there is one that does not sign yet
   */
  synchronized Authority rotate(Act act) {
    refresh();
    Instant now = clock.instant();
    List<Authority> every = known;
    Authority last = every.getLast();
    if (now.isBefore(last.signsFrom())) {
      throw new HeadroomException(
          ErrorCode.ROTATION_RUNNING,
          "A new authority is there already; it signs from " + last.signsFrom() + " on.");
    }
    Authority next = Authority.make(now, now.plus(NOTICE));
    AuditEntry entry =
        act.changing(
                Map.of("pin", last.pin()),
                Map.of("pin", next.pin(), "signsFrom", next.signsFrom().toString()))
            .done(now);
    if (!store.save(every.size() + 1, next.sealed(seal), entry)) {
      throw new HeadroomException(
          ErrorCode.ROTATION_RUNNING, "Somebody else makes a new authority at this moment.");
    }
    refresh();
    return next;
  }

  /** What hosts pin: {@code sha256:} and 64 hex digits. */
  public String pin() {
    return "sha256:" + signing().pin();
  }

  /** Gives a host a certificate. */
  HostCertificate sign(HostId host, long generation, RequestedKey key, Duration lifetime) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    X509Certificate certificate =
        signing()
            .sign(
                key.key(),
                host.name(),
                now,
                lifetime,
                IdentityNames.host(host),
                IdentityNames.generation(generation));
    return new HostCertificate(
        certificate.getSerialNumber().toString(16),
        generation,
        key.sha256(),
        Authority.der(certificate),
        now,
        certificate.getNotAfter().toInstant());
  }

  /** The certificate of this process, made anew in time; its key is never written anywhere. */
  public synchronized ServerIdentity server() {
    ServerIdentity current = server;
    Instant now = clock.instant();
    Authority signing = signing();
    if (current == null
        || !now.isBefore(current.renewAt())
        || !current.signedBy().equals(signing.pin())) {
      KeyPair keys = Authority.newKeys();
      X509Certificate certificate =
          signing.sign(
              keys.getPublic(),
              "Headroom control plane",
              now,
              SERVER_LIFETIME,
              IdentityNames.CONTROL_PLANE);
      current =
          new ServerIdentity(
              keys.getPrivate(),
              List.of(certificate, signing.certificate()),
              signing.pin(),
              now.plus(SERVER_LIFETIME.dividedBy(2)));
      server = current;
    }
    return current;
  }
}
