// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Stage.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Stage;
import headroom.agent.testing.TestParticipant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client on a starved machine answers late or not at all, and gets everything all the same. */
@Timeout(120)
class SlowClientTest {
  @RegisterExtension private static final Stage stage = new Stage();

  @Test
  void whatIsNotAnsweredIsAskedAgain() {
    var client = stage.open(stage.agent().connect(stage.token("bob")));
    Set<String> ignored = ConcurrentHashMap.newKeySet();
    client.ignoreIf(
        request ->
            request.path("method").asString().equals("newConsumer")
                && ignored.add(request.at("/data/id").asString()));
    new TestParticipant(client).join("bob");
    stage.join("ann");
    await().until(() -> ignored.size() == 2);
    assertThat(stage.counts()).isNotEqualTo(counts(1, 0, 1, 0));
    await().until(() -> stage.counts().equals(counts(1, 0, 1, 0)));
    assertThat(client.all("newConsumer")).hasSize(4);
    assertThat(client.all("consumerClosed")).isEmpty();
  }
}
