// SPDX-License-Identifier: Apache-2.0
package headroom.operations.event;

import java.time.Duration;

/** One who listens. For one thread at a time. */
public final class EventStream implements AutoCloseable {
  private final EventFeed feed;
  private final Start start;
  private long read;
  private boolean closed;

  EventStream(EventFeed feed, Start start, long read) {
    this.feed = feed;
    this.start = start;
    this.read = read;
  }

  /** How it begins. */
  public enum Start {
    /** With what happens from now on. */
    READY,
    /** With what happened since the event that was read last. */
    RESUMED,
    /** That event is too old, or of another life of the server: everything has to be read anew. */
    RESET
  }

  /** What comes next. */
  public sealed interface Next {
    /** An event. */
    record One(Event event) implements Next {}

    /** Nothing has happened for so long. */
    record Nothing() implements Next {}

    /** No more comes. */
    record Over(String why) implements Next {}
  }

  public Start start() {
    return start;
  }

  /** The id after which it goes on. */
  public String position() {
    return feed.id(read);
  }

  /**
   * Waits for the next event.
   *
   * @param patience how long; zero looks only
   */
  public Next next(Duration patience) throws InterruptedException {
    Next next = feed.next(read, patience);
    if (next instanceof Next.One(Event event)) {
      read = event.number();
    }
    return next;
  }

  /** Listens no more; closing twice is fine. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      feed.left();
    }
  }
}
