// SPDX-License-Identifier: Apache-2.0
package headroom.operations.event;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest events, and those who listen. All listeners read the same ring, so that one who is
 * slow costs no memory: what it has not read in time is gone, and it is told so.
 */
public final class EventFeed {
  private final String life;
  private final int kept;
  private final int mostStreams;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final ArrayDeque<Event> ring = new ArrayDeque<>();
  private long last;
  private int streams;
  private boolean closed;

  /**
   * A feed without events.
   *
   * @param life letters and digits; another one after each start, because numbers begin anew
   * @param kept events that can still be read
   * @param mostStreams listeners at once
   */
  public EventFeed(String life, int kept, int mostStreams, Clock clock) {
    this.life = life;
    this.kept = kept;
    this.mostStreams = mostStreams;
    this.clock = clock;
  }

  /** Tells everybody. */
  public void publish(Event.Kind kind, Map<String, Object> data) {
    lock.lock();
    try {
      last++;
      ring.addLast(new Event(last, kind, clock.instant(), data));
      if (ring.size() > kept) {
        ring.removeFirst();
      }
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Listens from now on, or from after an event that was read before.
   *
   * @param after its id; empty for whoever listens for the first time
   * @throws HeadroomException TOO_MANY_STREAMS
   */
  public EventStream listen(String after) {
    lock.lock();
    try {
      if (closed || streams >= mostStreams) {
        throw new HeadroomException(
            ErrorCode.TOO_MANY_STREAMS,
            closed
                ? "This server ends. Listen again in a moment."
                : mostStreams
                    + " streams of events are open, which is the most of one server. Close one, or"
                    + " try again later.");
      }
      streams++;
      Optional<Long> read = after.isEmpty() ? Optional.empty() : number(after);
      EventStream.Start start =
          after.isEmpty()
              ? EventStream.Start.READY
              : read.isPresent() ? EventStream.Start.RESUMED : EventStream.Start.RESET;
      return new EventStream(this, start, read.orElse(last));
    } finally {
      lock.unlock();
    }
  }

  /** The id of an event. */
  public String id(long number) {
    return life + "-" + number;
  }

  /** Ends all streams; no further one is opened. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Listeners that are there now. */
  public int streams() {
    lock.lock();
    try {
      return streams;
    } finally {
      lock.unlock();
    }
  }

  /** The number in an id, if all that came after it can still be read. */
  private Optional<Long> number(String id) {
    String prefix = life + "-";
    if (!id.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(id.substring(prefix.length()));
      return number >= 0 && number <= last && number >= last - ring.size()
          ? Optional.of(number)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What comes after a number; waits so long for it. */
  EventStream.Next next(long read, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = patience.toNanos();
      while (!closed && read == last && nanos > 0) {
        nanos = news.awaitNanos(nanos);
      }
      if (closed) {
        return new EventStream.Next.Over("the server ends");
      }
      if (read == last) {
        return new EventStream.Next.Nothing();
      }
      long oldest = last - ring.size() + 1;
      if (read + 1 < oldest) {
        return new EventStream.Next.Over("too slow: events were lost");
      }
      return ring.stream()
          .skip(read + 1 - oldest)
          .findFirst()
          .<EventStream.Next>map(EventStream.Next.One::new)
          .orElseThrow();
    } finally {
      lock.unlock();
    }
  }

  void left() {
    lock.lock();
    try {
      streams--;
    } finally {
      lock.unlock();
    }
  }
}
