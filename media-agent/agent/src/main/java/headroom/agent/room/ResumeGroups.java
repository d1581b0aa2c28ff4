// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Groups consumers by their producers, to resume those of each together. */
final class ResumeGroups {
  /** After so long nobody waits any more for a client that does not answer. */
  static final Duration LONGEST = Duration.ofMillis(500);

  private final Consumer<ReceivedStream> resume;
  private final Map<String, ResumeGroup<ReceivedStream>> byProducer = new HashMap<>();

  /**
   * @param resume resumes one consumer if it may flow
   */
  ResumeGroups(Consumer<ReceivedStream> resume) {
    this.resume = resume;
  }

  void add(ReceivedStream stream) {
    var group =
        byProducer.computeIfAbsent(
            stream.sent().producer().id(), producer -> new ResumeGroup<>(this::release));
    group.add(stream);
    stream.waitsFor(group);
  }

  private void release(ReceivedStream stream) {
    stream.waitsFor(null);
    resume.accept(stream);
  }

  void releaseAll() {
    byProducer.values().forEach(ResumeGroup::release);
    byProducer.clear();
  }
}
