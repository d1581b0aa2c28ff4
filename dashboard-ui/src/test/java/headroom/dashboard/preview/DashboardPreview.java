// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.preview;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import headroom.dashboard.DashboardConfiguration;
import headroom.dashboard.login.LoginView;
import headroom.dashboard.login.SignInOffer;
import headroom.dashboard.login.SignInOffers;
import headroom.dashboard.world.FakeCordons;
import headroom.dashboard.world.FakeFleet;
import headroom.dashboard.world.FakeHistory;
import headroom.dashboard.world.FakeOperations;
import headroom.dashboard.world.FakePlans;
import headroom.dashboard.world.FakeRooms;
import headroom.dashboard.world.Worlds;
import headroom.operations.ErrorCode;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Keys;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.access.Users;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.RefusedActs;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.StoredAutomaticMode;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostPicture;
import headroom.operations.history.LoadHistory;
import headroom.operations.plan.Cordons;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyChange;
import headroom.operations.policy.PolicyPreview;
import headroom.operations.room.Rooms;
import headroom.planning.CapacityPolicy;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.AccessDesk;
import headroom.testkit.EnrolmentDesk;
import headroom.testkit.TestKeys;
import headroom.testkit.World;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The dashboard over a named world, without control plane: {@code --preview.world=sixteen}, {@code
 * hundred}, {@code hundred-3}, {@code hundred-7}, {@code hundred-faults} where each act is refused,
 * {@code four}, {@code empty} or {@code restored}, where four hosts are awaited. Sign in as {@code
 * m.keller} with {@code preview}.
 */
@SpringBootApplication
@EnableVaadin("headroom.dashboard")
@Import(DashboardConfiguration.class)
public class DashboardPreview {
  public static void main(String[] arguments) {
    SpringApplication.run(DashboardPreview.class, arguments);
  }

  @Bean
  FakeFleet fleet(@Value("${preview.world:sixteen}") String world) {
    return new FakeFleet(picture(world));
  }

  /** Draws the world anew each second, as reports would. */
  @SuppressWarnings("FutureReturnValueIgnored") // A failing tick shows: nothing moves any more.
  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService ticks(FakeFleet fleet, @Value("${preview.world:sixteen}") String world) {
    ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    ticks.scheduleAtFixedRate(() -> fleet.become(picture(world)), 1, 1, TimeUnit.SECONDS);
    return ticks;
  }

  @Bean
  Rooms rooms(FleetPictures fleet, @Value("${preview.world:sixteen}") String world) {
    FakeRooms rooms = new FakeRooms(fleet);
    if (world.equals("hundred-faults")) {
      rooms.refuse(ErrorCode.DATABASE_UNAVAILABLE, "The database is away; nothing was changed.");
    }
    return rooms;
  }

  @Bean
  FakeOperations operations() {
    FakeOperations operations = new FakeOperations();
    PreviewActs.operations(Instant.now()).forEach(operations::become);
    operations.measured(PreviewActs.gaps());
    return operations;
  }

  /** Plans on paper; one that fits and one that does not are kept from the start. */
  @Bean
  FakePlans plans(FakeOperations operations) {
    FakePlans plans = new FakePlans(operations, InstantSource.system());
    plans.answer(PreviewActs.fits());
    plans.keep(PreviewActs.FITS, PreviewActs.fits());
    plans.keep(PreviewActs.LACKS, PreviewActs.lacks());
    return plans;
  }

  @Bean
  Cordons cordons() {
    return new FakeCordons();
  }

  @Bean
  SignInOffers offers() {
    return new SignInOffers(
        List.of(new SignInOffer("Single sign-on", "oauth2/authorization/oidc")));
  }

  @Bean
  LoadHistory history() {
    return new FakeHistory(InstantSource.system());
  }

  @Bean
  InMemoryDatabase database() {
    return new InMemoryDatabase();
  }

  /** It has been on for a while, and has moved somebody. */
  @Bean
  AutomaticMode automatic(InMemoryDatabase database) {
    StoredAutomaticMode automatic =
        new StoredAutomaticMode(database.automatic(), Clock.systemUTC());
    automatic.change(now -> now.switched(true), "the night shift is alone", "m.keller");
    PreviewActs.decisions().forEach(database.automatic()::log);
    return automatic;
  }

  /** Some policies are set, so that there is something to see. */
  @Bean
  Policies policies(
      InMemoryDatabase database,
      FleetPictures fleet,
      @Value("${preview.world:sixteen}") String world) {
    Policies policies =
        new Policies(
            database.policies(),
            fleet,
            PolicyValues.preset(CapacityPolicy.DEFAULT, SpeakerLimits.DEFAULT),
            tree -> {},
            tree -> new PolicyPreview.Automatic.Off(),
            Clock.systemUTC(),
            new RefusedActs(database.audit(), Clock.systemUTC()));
    if (world.equals("sixteen")) {
      set(policies, "fleet", PolicyField.MAX_PARTICIPANTS, 200, "quality above that suffers");
      set(policies, "group:eu-1", PolicyField.CONSUMERS_PER_WORKER, 612, "measured in June");
      set(policies, "group:us-1", PolicyField.CONSUMERS_PER_WORKER, 1180, "measured in June");
      set(
          policies,
          "host:media-05",
          PolicyField.HEADROOM,
          0.4,
          "shares its machine with a recorder");
      set(policies, "worker:media-05:w2", PolicyField.MAX_ROOMS, 20, "");
    }
    return policies;
  }

  private static void set(
      Policies policies, String scope, PolicyField field, double value, String reason) {
    policies.change(
        new PolicyChange(
            PolicyScope.parse(scope), PolicyValues.NONE.with(field, value), 0, "m.keller", reason));
  }

  /** All hosts were enrolled some hours ago. */
  @Bean
  EnrolmentDesk desk(InMemoryDatabase database, FleetPictures fleet) {
    EnrolmentDesk desk =
        EnrolmentDesk.on(
            database,
            new World().state(),
            Clock.offset(Clock.systemUTC(), Duration.ofHours(-5)),
            Runnable::run);
    for (HostPicture host : fleet.current().hosts()) {
      desk.enrolment()
          .redeem(
              desk.enrolment().issue(host.id(), host.group(), "", "m.keller").secret(),
              host.id(),
              TestKeys.request(TestKeys.p256()));
    }
    return desk;
  }

  @Bean
  Enrolment enrolment(InMemoryDatabase database, EnrolmentDesk desk) {
    return EnrolmentDesk.on(database, new World().state(), Clock.systemUTC(), Runnable::run)
        .enrolment();
  }

  @Bean
  Identities identities(EnrolmentDesk desk) {
    return desk.identities();
  }

  @Bean
  IdentityControl identityControl(EnrolmentDesk desk) {
    return desk.control();
  }

  @Bean
  AuditLog audit(InMemoryDatabase database) {
    return database.audit();
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/headroom/**").permitAll())
        .with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin -> vaadin.loginView(LoginView.class).anyRequest(AuthorizedUrl::authenticated))
        .build();
  }

  @Bean
  AccessDesk access(InMemoryDatabase database, FleetPictures fleet) {
    return AccessDesk.on(
        database,
        () -> new Caller("m.keller", Role.ADMIN, Scope.fleet()),
        fleet,
        Clock.systemUTC());
  }

  @Bean
  Guard guard(AccessDesk access) {
    return access.guard();
  }

  /** Some people and programs come in. */
  @Bean
  Users users(AccessDesk access) {
    Users users = access.users();
    users.changeOwnPassword(
        users.add("m.keller", Role.ADMIN, Scope.fleet(), "").password(), "a long sentence");
    users.add("j.ott", Role.OPERATOR, Scope.groups(List.of("eu-1", "eu-2")), "on call for Europe");
    users.add("revision", Role.AUDITOR, Scope.fleet(), "");
    users.add("wall", Role.VIEWER, Scope.fleet(), "the screen in the office");
    return users;
  }

  @Bean
  Keys keys(InMemoryDatabase database, AccessDesk access) {
    Keys keys = access.keys();
    keys.add("calls", Role.BACK_END, Scope.fleet(), Optional.empty(), "");
    Instant end = Instant.now().plus(Duration.ofDays(90));
    keys.add("upgrades", Role.OPERATOR, Scope.groups(List.of("eu-1")), Optional.of(end), "");
    database.apiKeys().used("calls", Instant.now().minusSeconds(75));
    return keys;
  }

  /** Signs in as the role that its name is, in group eu-1 with a name such as operator-eu-1. */
  @Bean
  UserDetailsService operators() {
    return name -> new PreviewUser(name);
  }

  private static FleetPicture picture(String world) {
    return switch (world) {
      case "empty" -> Worlds.empty();
      case "hundred" -> Worlds.hundred(Instant.now(), 6).picture();
      case "hundred-3" -> Worlds.hundred(Instant.now(), 3).picture();
      case "hundred-7" -> Worlds.hundred(Instant.now(), 7).picture();
      case "hundred-faults" -> Worlds.hundredWithFaults(Instant.now()).picture();
      case "four" -> Worlds.fourInOneRoom().picture();
      case "restored" ->
          Worlds.sixteenHosts(Instant.now())
              .awaits("media-03", "media-04", "media-07", "media-11")
              .picture();
      default -> Worlds.sixteenHosts(Instant.now()).picture();
    };
  }
}
