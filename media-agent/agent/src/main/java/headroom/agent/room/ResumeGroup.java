// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Consumers of one producer that are resumed together. */
final class ResumeGroup {
  private final Consumer<ReceivedStream> resume;
  private final List<ReceivedStream> all = new ArrayList<>();
  private final Set<ReceivedStream> asked = new HashSet<>();

  ResumeGroup(Consumer<ReceivedStream> resume) {
    this.resume = resume;
  }

  void add(ReceivedStream stream) {
    all.add(stream);
    asked.add(stream);
    stream.waitsFor(this);
  }

  /** A client has answered; with the last one all are resumed that may be. */
  void answered(ReceivedStream stream) {
    if (asked.remove(stream) && asked.isEmpty()) {
      release();
    }
  }

  /** Whoever has not answered is resumed later, alone. */
  void release() {
    all.forEach(stream -> stream.waitsFor(null));
    all.forEach(resume);
    all.clear();
    asked.clear();
  }
}
