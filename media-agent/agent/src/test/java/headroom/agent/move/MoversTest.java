// SPDX-License-Identifier: Apache-2.0
package headroom.agent.move;

import static headroom.agent.model.MoverState.LEFT;
import static headroom.agent.model.MoverState.LEFT_BEHIND;
import static headroom.agent.model.MoverState.MOVED;
import static headroom.agent.model.MoverState.STAYED;
import static headroom.agent.model.MoverState.TOLD;
import static headroom.agent.model.MoverState.UNABLE;
import static headroom.agent.model.MoverState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.model.ParticipantId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoversTest {
  private static final ParticipantId ANN = new ParticipantId("ann");
  private static final ParticipantId BOB = new ParticipantId("bob");
  private static final ParticipantId CLEO = new ParticipantId("cleo");
  private static final ParticipantId OLD = new ParticipantId("old");

  private final Movers movers = new Movers();

  @BeforeEach
  void add() {
    List.of(ANN, BOB, CLEO).forEach(who -> movers.add(to(who, "1"), Movers.Seat.ABLE));
    movers.add(to(OLD, "1"), Movers.Seat.UNABLE);
  }

  @Test
  void wavesTellWhoCanBeReachedInOrder() {
    assertThat(movers.nextWave(1, who -> !who.equals(ANN)))
        .extracting(Destination::participant)
        .containsExactly(BOB);
    assertThat(movers.nextWave(5, who -> true))
        .extracting(Destination::participant)
        .containsExactly(ANN, CLEO);
    assertThat(movers.nextWave(5, who -> true)).isEmpty();
    assertThat(movers.toldAgain(BOB)).isNotNull();
    assertThat(movers.toldAgain(OLD)).isNull();
  }

  @Test
  void aNewUrlCountsForWhoWasNotTold() {
    movers.add(to(ANN, "2"), Movers.Seat.ABLE);
    assertThat(movers.nextWave(1, who -> true).getFirst().url().getQuery()).isEqualTo("token=2");
    movers.moved(ANN);
    movers.add(to(ANN, "3"), Movers.Seat.NONE);
    assertThat(movers.state(ANN)).isEqualTo(MOVED);
  }

  @Test
  void onlyWhoWasToldHasMoved() {
    assertThat(movers.moved(ANN)).isFalse();
    movers.nextWave(1, who -> true);
    assertThat(movers.moved(ANN)).isTrue();
    assertThat(movers.moved(ANN)).isTrue();
    assertThat(movers.moved(new ParticipantId("stranger"))).isFalse();
  }

  @Test
  void whoIsGoneHoldsNobodyUp() {
    movers.nextWave(2, who -> true);
    movers.gone(ANN, true);
    movers.gone(BOB, false);
    assertThat(movers.isUnderWay()).isTrue();
    movers.gone(CLEO, false);
    assertThat(movers.isUnderWay()).isFalse();
    assertThat(movers.states().values()).containsExactly(MOVED, LEFT, LEFT, UNABLE);
    movers.came(BOB);
    assertThat(movers.state(BOB)).isEqualTo(MOVED);
  }

  @Test
  void atTheDeadlineWhoIsNotThereIsLeftBehind() {
    movers.nextWave(2, who -> true);
    assertThat(movers.expire(BOB::equals)).containsExactly(ANN, CLEO, OLD);
    assertThat(movers.states().values()).containsExactly(LEFT_BEHIND, MOVED, LEFT_BEHIND, UNABLE);
  }

  @Test
  void anAbandonedMoveLeavesNobodyBehind() {
    movers.nextWave(2, who -> true);
    movers.abandon();
    assertThat(movers.states().values()).containsExactly(TOLD, TOLD, STAYED, STAYED);
    movers.stay(ANN::equals);
    assertThat(movers.states().values()).containsExactly(MOVED, STAYED, STAYED, STAYED);
    // Taken up again.
    movers.add(to(CLEO, "2"), Movers.Seat.ABLE);
    assertThat(movers.state(CLEO)).isEqualTo(WAITING);
  }

  @Test
  void aUrlIsInNoText() {
    assertThat(to(ANN, "s3cret").toString()).contains("ann").doesNotContain("s3cret");
    assertThatThrownBy(() -> Destination.of(ANN, "ws://[?token=s3cret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageNotContaining("s3cret");
  }

  private static Destination to(ParticipantId who, String token) {
    return Destination.of(who, "wss://south:4443/?token=" + token);
  }
}
