// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import headroom.participant.ortc.MediaKind;
import headroom.participant.rtp.RtpLoop;
import headroom.participant.webrtc.NativeMedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Calls through a real worker: real ICE, DTLS, codecs and RTP. A worker that dies at its first real
 * DTLS handshake fails here.
 */
@Timeout(60)
class RealCallTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static NativeMedia media;

  private final List<Participant> participants = new ArrayList<>();
  private RealWorker worker;
  private RealRoom room;
  private RtpLoop loop;

  @BeforeAll
  static void loadTheNativeLibrary() {
    media = new NativeMedia();
  }

  @AfterAll
  static void stopItsThreads() {
    media.close();
  }

  @BeforeEach
  void open() throws Exception {
    worker = new RealWorker();
    room = new RealRoom(worker.worker());
    loop = new RtpLoop();
  }

  @AfterEach
  void close() throws Exception {
    participants.forEach(Participant::close);
    room.close();
    loop.close();
    worker.close();
  }

  private Participant joinNative(String peerId) throws JoinFailedException {
    return joinNative(peerId, NativeOptions.DEFAULT);
  }

  private Participant joinNative(String peerId, NativeOptions options) throws JoinFailedException {
    var participant =
        Participant.joinNative(request(peerId), media, options, new Ears(new ArrayList<>()));
    participants.add(participant);
    return participant;
  }

  private Participant joinPlain(String peerId) throws JoinFailedException {
    var participant =
        Participant.joinPlain(
            request(peerId), loop, PlainOptions.DEFAULT, new Ears(new ArrayList<>()));
    participants.add(participant);
    return participant;
  }

  private Participant joinPlain(String peerId, PlainOptions options, List<String> heard)
      throws JoinFailedException {
    var participant = Participant.joinPlain(request(peerId), loop, options, new Ears(heard));
    participants.add(participant);
    return participant;
  }

  private JoinRequest request(String peerId) {
    return new JoinRequest(room.url(), "room", peerId, peerId, "no token");
  }

  private static ParticipantStats.Received stream(
      Participant receiver, String sender, MediaKind kind) {
    return receiver.stats().received().stream()
        .filter(stream -> sender.equals(stream.peerId()) && stream.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " of " + sender));
  }

  private static long decoded(Participant receiver, String sender) {
    var frames = stream(receiver, sender, MediaKind.VIDEO).framesDecoded();
    return frames == null ? 0 : frames;
  }

  @Test
  void nativeParticipantsSeeAndHearEachOther() throws Exception {
    var ada = joinNative("ada");
    var bob = joinNative("bob");
    await().atMost(PATIENCE).untilAsserted(() -> bothDecode(ada, bob));
    assertThat(ada.stats().sendDtls()).isEqualTo("connected");
    assertThat(ada.stats().receiveDtls()).isEqualTo("connected");
    assertThat(stream(bob, "ada", MediaKind.VIDEO).lost()).isZero();
    assertThat(stream(bob, "ada", MediaKind.AUDIO).packets()).isPositive();
    assertThat(worker.worker().died()).isFalse();
  }

  private static void bothDecode(Participant ada, Participant bob) {
    assertThat(decoded(ada, "bob")).isGreaterThan(15);
    assertThat(decoded(bob, "ada")).isGreaterThan(15);
    assertThat(stream(ada, "bob", MediaKind.AUDIO).packets()).isGreaterThan(50);
  }

  @Test
  void plainAndNativeParticipantsReceiveEachOther() throws Exception {
    var ada = joinNative("ada");
    var pim = joinPlain("pim");
    var pam = joinPlain("pam");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(decoded(ada, "pim")).isGreaterThan(10);
              assertThat(stream(pim, "ada", MediaKind.VIDEO).packets()).isGreaterThan(10);
              assertThat(stream(pam, "pim", MediaKind.AUDIO).packets()).isGreaterThan(50);
              assertThat(stream(pim, "pam", MediaKind.VIDEO).packets()).isGreaterThan(10);
            });
    assertThat(stream(pam, "pim", MediaKind.AUDIO).lost()).isZero();
    assertThat(stream(pam, "pim", MediaKind.AUDIO).sequenceGaps()).isZero();
  }

  @Test
  void whoSpeaksIsLoudForTheRouterAndHeardByTheOthers() throws Exception {
    var pim = joinPlain("pim");
    var heard = new CopyOnWriteArrayList<String>();
    var pam = joinPlain("pam", PlainOptions.DEFAULT, heard);
    var ada = joinNative("ada");
    await().atMost(PATIENCE).until(() -> stream(pam, "pim", MediaKind.AUDIO).packets() > 50);
    // Silence is no speech, however long it lasts. (A native participant sends a tone, so there is
    // somebody who is loud.)
    await().atMost(PATIENCE).until(() -> room.loud().size() == 1);
    assertThat(heard).isEmpty();
    pim.speak(true);
    await().atMost(PATIENCE).until(() -> room.loud().size() == 2);
    assertThat(heard).containsExactly("pim");
    var voice = Objects.requireNonNull(pam.voices().get("pim"));
    await().until(() -> voice.delays().count() > 20);
    assertThat(voice.delays().medianMicros()).isBetween(1L, 1_000_000L);
    pim.speak(false);
    pim.speak(true);
    await().until(() -> heard.size() == 2);
    assertThatThrownBy(() -> ada.speak(true)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoOnlyListensSendsNothingAndReceivesAll() throws Exception {
    var options = PlainOptions.DEFAULT;
    var pim =
        joinPlain(
            "pim",
            new PlainOptions(
                options.audioInterval(),
                options.silenceInterval(),
                options.videoInterval(),
                Set.of()),
            new ArrayList<>());
    var pam = joinPlain("pam");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                pim.stats().received().size() == 2
                    && pim.stats().received().stream().allMatch(r -> r.packets() > 10));
    assertThat(pim.stats().sent()).isEmpty();
    assertThat(pam.stats().received()).isEmpty();
    assertThat(pim.flow(Duration.ofSeconds(1))).isEqualTo(new Flow(2, 0, List.of()));
    pam.mute(MediaKind.VIDEO, true);
    await().until(() -> pim.flow(Duration.ofSeconds(1)).paused() == 1);
    pam.close();
    await()
        .untilAsserted(
            () ->
                assertThat(pim.flow(Duration.ofMillis(300)).still())
                    .containsExactly(new Flow.Still("pam", MediaKind.AUDIO)));
  }

  @Test
  void aRoutersRequestsForKeyFramesAreCounted() throws Exception {
    var pam = joinPlain("pam");
    await().until(() -> pam.stats().sent().size() == 2);
    joinPlain("pim");
    await().atMost(PATIENCE).until(() -> keyFrameRequests(pam) >= 1);
  }

  private static long keyFrameRequests(Participant sender) {
    return sender.stats().sent().stream()
        .map(ParticipantStats.Sent::keyFrameRequests)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  @Test
  void aMuteStopsTheStreamAndIsNoGap() throws Exception {
    var ada = joinNative("ada");
    var bob = joinNative("bob");
    await().atMost(PATIENCE).untilAsserted(() -> bothDecode(ada, bob));
    ada.mute(MediaKind.VIDEO, true);
    await().until(() -> stream(bob, "ada", MediaKind.VIDEO).paused());
    // Whatever was still under way has come when the sound has gone on for a while.
    var heard = stream(bob, "ada", MediaKind.AUDIO).packets();
    await().until(() -> stream(bob, "ada", MediaKind.AUDIO).packets() > heard + 25);
    var seen = decoded(bob, "ada");
    bob.resetGaps();
    await().until(() -> stream(bob, "ada", MediaKind.AUDIO).packets() > heard + 60);
    assertThat(decoded(bob, "ada")).isEqualTo(seen);
    assertThat(stream(bob, "ada", MediaKind.VIDEO).longestGapMs()).isZero();
    ada.mute(MediaKind.VIDEO, false);
    await().atMost(PATIENCE).until(() -> decoded(bob, "ada") > seen + 10);
    assertThat(stream(bob, "ada", MediaKind.VIDEO).longestGapMs()).isBetween(1L, 1_000L);
  }

  @Test
  void aLeaversPlaceIsTakenByTheNextOne() throws Exception {
    var ada = joinNative("ada");
    var bob = joinNative("bob");
    joinNative("cleo");
    await().atMost(PATIENCE).untilAsserted(() -> bothDecode(ada, bob));
    bob.close();
    room.forget("bob");
    await().until(() -> ada.stats().received().size() == 2);
    var dan = joinNative("dan");
    await().atMost(PATIENCE).untilAsserted(() -> bothDecodeNow(ada, dan));
    var before = decoded(ada, "cleo");
    await().atMost(PATIENCE).until(() -> decoded(ada, "cleo") > before);
  }

  private static void bothDecodeNow(Participant ada, Participant dan) {
    assertThat(decoded(ada, "dan")).isGreaterThan(15);
    assertThat(decoded(dan, "ada")).isGreaterThan(15);
  }

  @Test
  void aSimulcastSendersUpperLayerIsSentAndReachesWhoComesLater() throws Exception {
    joinNative("ada", new NativeOptions(List.of(100_000, 400_000), false, true));
    // Without feedback of the worker's bandwidth estimation the upper layer never starts. The
    // worker
    // looks at a layer only once it is 2 s old, hence the second participant comes later.
    await().atMost(PATIENCE).until(() -> room.packetsOfLayer("1") > 60);
    var bob = joinNative("bob");
    await().atMost(PATIENCE).until(() -> frameWidth(bob) == 480);
  }

  private static long frameWidth(Participant receiver) {
    var width = stream(receiver, "ada", MediaKind.VIDEO).frameWidth();
    return width == null ? 0 : width;
  }

  private record Ears(List<String> heard) implements ParticipantEvents {
    @Override
    public void onHeard(String from, Duration after) {
      heard.add(from);
    }

    @Override
    public void onReconnecting(String reason) {}

    @Override
    public void onResumed() {}

    @Override
    public void onRejoined(String reason) {}

    @Override
    public void onClosed(int code, String reason) {}
  }
}
