// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.AuditQuery;
import headroom.operations.enrolment.HostGroup;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import headroom.testkit.EnrolmentDesk;
import headroom.testkit.TestKeys;
import headroom.testkit.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hosts are let in, looked at and kept out on the dashboard. */
class EnrolHostTest extends DashboardTest {
  private static final HostId MEDIA_1 = new HostId("media-01");
  private static final Pattern SECRET = Pattern.compile("hre_[A-Za-z0-9_-]{43}");

  private final EnrolmentDesk desk =
      EnrolmentDesk.on(database, new World().state(), new PageClock(), Runnable::run);

  /** The clock that the pages go by. */
  private final class PageClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }
  }

  @Override
  protected HostAccess access() {
    return new HostAccess(desk.enrolment(), desk.identities(), desk.control());
  }

  @Test
  void theFirstHostIsLetInByATokenThatIsToldOnceWithItsTimeLeft() {
    open("");
    assertThat(text())
        .contains("Make a token for the media host", "headroom.fleet.provision")
        .doesNotContain("start-agent");
    click("enrol");
    test(field("Host name")).setValue("media-01");
    click("make-token");
    awaitDialog(
        "headroom-agent enrol \\\n  --host media-01 \\\n  --control-plane cp.example.org:9090 \\\n");
    assertThat(dialog()).contains("control-plane-pin=sha256:", "The token can be used once.");
    Matcher secret = SECRET.matcher(dialog());
    assertThat(secret.find()).isTrue();

    clock.turn(Duration.ofSeconds(61));
    become(Worlds.empty());
    assertThat(dialog()).contains("can be used for 3 min 59 s");
    desk.enrolment().redeem(secret.group(), MEDIA_1, TestKeys.request(TestKeys.p256()));
    become(Worlds.empty());
    assertThat(dialog()).contains("media-01 is enrolled.");
    click("close-enrol");
    assertThat(find(EnrolDialog.class).exists()).isFalse();
  }

  @Test
  void aTokenIsForOneGroup() {
    open("");
    click("enrol");
    assertThat(field("Host group").getValue()).isEqualTo("default");
    test(field("Host name")).setValue("media-07");
    test(field("Host group")).setValue("eu-2");
    click("make-token");
    awaitDialog("\ngroup=eu-2");
    assertThat(dialog()).contains("has to name the group eu-2");
    assertThat(desk.enrolment().tokens().getFirst().group()).isEqualTo("eu-2");
  }

  @Test
  void whoMayActOnOneGroupIsAskedForThatOne() {
    caller = new Caller("m.keller", Role.OPERATOR, Scope.groups(List.of("eu-7")));
    open("rooms");
    open("");
    click("enrol");
    assertThat(field("Host group").getValue()).isEqualTo("eu-7");
  }

  @Test
  void aHostThatIsEnrolledAnewStaysInItsGroup() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    open("hosts/media-01");
    click("enrol");
    assertThat(field("Host group").getValue()).isEqualTo("eu-1");
    click("keep-enrol");
    enrol();
    click("enrol");
    assertThat(field("Host group").getValue()).isEqualTo("default");
  }

  @Test
  void aTokenThatNobodyUsedHasEnded() {
    open("");
    make("media-07");
    clock.turn(Duration.ofMinutes(5));
    become(Worlds.empty());
    assertThat(dialog())
        .contains("The token has ended.", "Does the host reach cp.example.org:9090?");
    assertThat(find(NativeButton.class).withAttribute("data-act", "cancel-token").exists())
        .isFalse();
    click("another-token");
    assertThat(field("Host name").getValue()).isEqualTo("media-07");
    click("make-token");
    awaitDialog("The token can be used");
    assertThat(find(NativeButton.class).withAttribute("data-act", "another-token").exists())
        .isFalse();
    assertThat(desk.enrolment().tokens()).hasSize(2);
  }

  @Test
  void aSlipOfTheMouseLosesNoToken() {
    open("");
    click("enrol");
    assertThat(find(EnrolDialog.class).single().isCloseOnOutsideClick()).isTrue();
    test(field("Host name")).setValue("media-07");
    click("make-token");
    awaitDialog("The token can be used");
    EnrolDialog dialog = find(EnrolDialog.class).single();
    assertThat(dialog.isCloseOnOutsideClick() || dialog.isCloseOnEsc()).isFalse();
    clock.turn(Duration.ofMinutes(5));
    become(Worlds.empty());
    assertThat(dialog.isCloseOnOutsideClick() && dialog.isCloseOnEsc()).isTrue();
  }

  @Test
  void aTokenIsCancelledInTheDialog() {
    open("");
    make("media-07");
    click("cancel-token");
    awaitPage(() -> assertThat(desk.enrolment().tokens().getFirst().cancelledAt()).isNotNull());
  }

  @Test
  void aNameThatIsNoneIsToldInTheDialog() {
    open("");
    click("enrol");
    test(field("Host name")).setValue("Media 01");
    click("make-token");
    awaitDialog("INVALID_REQUEST");
    assertThat(desk.enrolment().tokens()).isEmpty();
    test(field("Host name")).setValue("media-01");
    click("make-token");
    awaitDialog("  --host media-01 ");
  }

  @Test
  void aHostsPageShowsItsCertificateAndHowOldItIs() {
    enrol();
    clock.turn(Duration.ofHours(5));
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01");
    assertThat(text())
        .contains("ENROLLED", "number 1", "5 h", "7 h", "19 h")
        .contains(desk.identities().find(MEDIA_1).orElseThrow().certificate().serial());
    clock.turn(Duration.ofHours(10));
    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).contains("due", "was not renewed yet");
    clock.turn(Duration.ofHours(10));
    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).contains("ended", "Its certificate has ended.");
  }

  @Test
  void whoRevokesIsToldWhomItConcernsAndMayLeaveIt() {
    enrol();
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01");
    click("revoke-host");
    assertThat(dialog()).contains("1 room with 4 people on it go on", "it has to be enrolled anew");
    click("keep-revoke-host");
    assertThat(state()).isEqualTo(State.ENROLLED);
    click("revoke-host");
    test(field("Reason, for the audit")).setValue("stolen");
    click("confirm-revoke-host");
    awaitPage(() -> assertThat(state()).isEqualTo(State.REVOKED));
    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).contains("REVOKED").doesNotContain("Lock media-01");
    assertThat(database.audit().find(AuditQuery.NEWEST).getFirst().entry())
        .satisfies(act -> assertThat(act.who() + " " + act.why()).isEqualTo("m.keller stolen"));
  }

  @Test
  void aLockedHostSaysWhyAndIsUnlocked() {
    enrol();
    desk.control().lock(MEDIA_1, "an audit", "ops");
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01");
    assertThat(text()).contains("This host is locked.", "an audit", "Host media-01 is locked.");
    click("unlock-host");
    click("confirm-unlock-host");
    awaitPage(() -> assertThat(state()).isEqualTo(State.ENROLLED));
  }

  private void enrol() {
    desk.enrolment()
        .redeem(
            desk.enrolment().issue(MEDIA_1, HostGroup.DEFAULT, "", "ops").secret(),
            MEDIA_1,
            TestKeys.request(TestKeys.p256()));
  }

  private void make(String host) {
    click("enrol");
    test(field("Host name")).setValue(host);
    click("make-token");
    awaitDialog("The token can be used");
  }

  private String dialog() {
    return find(Dialog.class).single().getElement().getTextRecursively();
  }

  private void awaitDialog(String words) {
    awaitPage(() -> assertThat(dialog()).contains(words));
  }

  private State state() {
    return desk.identities().find(MEDIA_1).orElseThrow().state();
  }

  private TextField field(String label) {
    return find(TextField.class).withCondition(each -> each.getLabel().equals(label)).single();
  }

  private void click(String act) {
    test(find(NativeButton.class).withAttribute("data-act", act).single()).click();
  }
}
