// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.JoinTokens;
import headroom.operations.access.Keys;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.access.SigningKeys;
import headroom.operations.access.Users;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditVerifier;
import headroom.operations.audit.RefusedActs;
import headroom.operations.automatic.AutomaticForecast;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;
import headroom.operations.event.EventFeed;
import headroom.operations.fleet.CapacitySource;
import headroom.operations.fleet.FleetDiff;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.operations.operation.Operations;
import headroom.operations.plan.Cordons;
import headroom.operations.plan.Plans;
import headroom.operations.policy.Policies;
import headroom.operations.room.Invitations;
import headroom.planning.CapacityPolicy;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.AccessDesk;
import headroom.testkit.EnrolmentDesk;
import headroom.testkit.World;
import headroom.testkit.memory.InMemoryDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The API on a real web server, over a world of one host with one worker; everybody may call. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HttpApiConfiguration.class, UnguardedController.class})
class TestApi {
  static final Caller ADMIN = new Caller("back-end", Role.ADMIN, Scope.fleet());

  @Bean
  FakeRooms rooms() {
    return new FakeRooms();
  }

  @Bean
  Invitations invitations(FakeRooms rooms) {
    Clock clock = Clock.systemUTC();
    return new Invitations(rooms, JoinTokens.open(new SomeKeys(), clock), clock);
  }

  @Bean
  FleetPictures pictures() {
    return new OneHost();
  }

  /** A fleet of two hosts for acts; time passes when a test says so. */
  @Bean
  World world() {
    World world = new World();
    world.host("media-01", 2);
    world.call("daily", 4);
    world.host("media-02", 2);
    world.pass(Duration.ofSeconds(61));
    return world;
  }

  /** Few events and few listeners, so that a test can have too many. */
  @Bean
  EventFeed events() {
    return new EventFeed("life", 4, 2, Clock.fixed(FakeRooms.NOW, ZoneOffset.UTC));
  }

  @Bean
  Plans plans(World world) {
    return world.plans();
  }

  @Bean
  Operations operations(World world) {
    return world.operations();
  }

  @Bean
  Cordons cordons(World world) {
    return world.cordons();
  }

  @Bean
  AutomaticMode automatic(World world) {
    return world.automatic();
  }

  @Bean
  InMemoryDatabase database() {
    return new InMemoryDatabase();
  }

  @Bean
  Policies policies(InMemoryDatabase database, FleetPictures pictures, World world) {
    Clock clock = Clock.fixed(FakeRooms.NOW, ZoneOffset.UTC);
    return new Policies(
        database.policies(),
        pictures,
        PolicyValues.preset(CapacityPolicy.DEFAULT, SpeakerLimits.DEFAULT),
        tree -> {},
        new AutomaticForecast(world.automatic(), pictures, world.state()::planningFleet),
        clock,
        new RefusedActs(database.audit(), clock));
  }

  @Bean
  AuditLog audit(InMemoryDatabase database) {
    return database.audit();
  }

  @Bean
  AuditVerifier verifier(InMemoryDatabase database) {
    return new AuditVerifier(database.audit());
  }

  /** Who calls; a test may have somebody else call, or nobody. */
  @Bean
  AtomicReference<Caller> caller() {
    return new AtomicReference<>(ADMIN);
  }

  @Bean
  AccessDesk access(
      InMemoryDatabase database, AtomicReference<Caller> caller, FleetPictures pictures) {
    return AccessDesk.on(
        database,
        () ->
            Optional.ofNullable(caller.get())
                .orElseThrow(() -> new HeadroomException(ErrorCode.UNAUTHENTICATED, "Nobody.")),
        pictures,
        Clock.fixed(FakeRooms.NOW, ZoneOffset.UTC));
  }

  @Bean
  Guard guard(AccessDesk access) {
    return access.guard();
  }

  @Bean
  Users users(AccessDesk access) {
    return access.users();
  }

  @Bean
  Keys keys(AccessDesk access) {
    return access.keys();
  }

  @Bean
  EnrolmentDesk desk(World world) {
    return EnrolmentDesk.on(world.database(), world.state(), Clock.systemUTC(), Runnable::run);
  }

  @Bean
  Identities identities(EnrolmentDesk desk) {
    return desk.identities();
  }

  @Bean
  Enrolment enrolment(EnrolmentDesk desk) {
    return desk.enrolment();
  }

  @Bean
  IdentityControl identityControl(EnrolmentDesk desk) {
    return desk.control();
  }

  /** Security is the server's; here every caller is one back end. */
  @Bean
  Filter principal() {
    return (request, response, chain) ->
        chain.doFilter(
            new HttpServletRequestWrapper((HttpServletRequest) request) {
              @Override
              public Principal getUserPrincipal() {
                return () -> "back-end";
              }
            },
            response);
  }

  private static final class SomeKeys implements SigningKeys {
    private final List<SigningKey> keys = new ArrayList<>();

    @Override
    public List<SigningKey> all() {
      return keys;
    }

    @Override
    public boolean add(List<SigningKey> added, @Nullable String newest, @Nullable AuditEntry act) {
      return keys.addAll(added);
    }

    @Override
    public void signs(String id, Instant since) {}
  }

  private static final class OneHost implements FleetPictures {
    @Override
    public FleetPicture current() {
      HostId id = new HostId("media-1");
      WorkerPicture worker =
          new WorkerPicture(
              new WorkerId(id, 2),
              WorkerState.RUNNING,
              false,
              1,
              4242,
              1,
              FakeRooms.NOW,
              0,
              new ConsumerCounts(100, 5, 70, 0),
              175,
              21,
              CapacityPolicy.DEFAULT,
              CapacitySource.DEFAULT,
              0.14,
              9_000,
              8e6,
              0.5,
              Duration.ofNanos(1_500_000),
              40L << 20,
              "",
              List.of(new RoomId("daily")));
      HostPicture host =
          new HostPicture(
              id,
              "local",
              HostState.LIVE,
              false,
              FakeRooms.NOW,
              3,
              "0.1.0",
              "3.27.1",
              2,
              8L << 30,
              "ws://127.0.0.1:4443/",
              "http://127.0.0.1:4443/",
              List.of(worker));
      return new FleetPicture(
          7, FakeRooms.NOW, List.of(host), Map.of(), FleetPicture.DatabaseState.AVAILABLE);
    }

    @Override
    public Subscription subscribe(BiConsumer<FleetPicture, FleetDiff> listener) {
      return () -> {};
    }
  }
}
