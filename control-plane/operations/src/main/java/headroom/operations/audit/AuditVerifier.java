// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import headroom.operations.audit.AuditChain.Head;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the audit's chain and names the first entry that is not as it was written. Somebody with
 * all rights on the database could write a whole new chain; against that a head is kept elsewhere,
 * and compared here.
 */
public final class AuditVerifier {
  private static final int PAGE = 1_000;

  private final AuditChain chain;

  public AuditVerifier(AuditChain chain) {
    this.chain = chain;
  }

  /**
   * A head that was noted down: {@code 4711:9f86d0…}.
   *
   * @param hash in hexadecimal digits
   */
  public record Noted(long number, String hash) {
    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static Noted parse(String text) {
      if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "A head is a number, a colon and 64 hexadecimal digits.");
      }
      String[] parts = text.split(":", 2);
      return new Noted(Long.parseLong(parts[0]), parts[1]);
    }

    @Override
    public String toString() {
      return number + ":" + hash;
    }
  }

  /**
   * What was found.
   *
   * @param checked entries that are as they were written
   * @param head to be kept elsewhere; what the database says it is when something is wrong
   * @param fault the first that is not; empty when all are
   */
  public record Outcome(long checked, Noted head, Optional<Fault> fault) {
    public boolean intact() {
      return fault.isEmpty();
    }
  }

  /**
   * The first thing that is wrong.
   *
   * @param number of the entry that is not as it was written, or that is missing
   * @param words what is wrong with it
   */
  public record Fault(long number, String words) {}

  /** Checks all of it. */
  public Outcome verify(Optional<Noted> noted) {
    Head head = chain.head();
    Walk walk = new Walk(head, noted.orElse(null));
    // The chain begins with 1; what stands before that nobody but a forger has written.
    List<ChainLink> page = chain.after(Long.MIN_VALUE, PAGE);
    while (!page.isEmpty() && walk.fault == null) {
      for (ChainLink link : page) {
        // What was written since the head was read belongs to the next check.
        if (walk.fault == null && link.number() <= head.number()) {
          walk.take(link);
        }
      }
      page = chain.after(page.getLast().number(), PAGE);
    }
    walk.end();
    return new Outcome(
        walk.checked, new Noted(head.number(), head.hash()), Optional.ofNullable(walk.fault));
  }

  /** One way along the chain. */
  private static final class Walk {
    private final Head head;
    private final @Nullable Noted noted;
    private String before = ChainLink.BEGINNING;
    private long last;
    private long checked;
    private boolean metNoted;
    private @Nullable Fault fault;

    Walk(Head head, @Nullable Noted noted) {
      this.head = head;
      this.noted = noted;
    }

    void take(ChainLink link) {
      if (link.number() <= 0) {
        fault =
            new Fault(link.number(), "Entry " + link.number() + " was not written by the chain.");
      } else if (last >= head.gaplessAfter() && link.number() != last + 1) {
        fault = new Fault(last + 1, missing(last + 1, link.number() - 1));
      } else if (!link.follows(before)) {
        fault =
            new Fault(
                link.number(),
                "Entry "
                    + link.number()
                    + " is not as it was written, or one right before it was taken out.");
      } else {
        before = link.hash();
        last = link.number();
        checked++;
        compareWithNoted(link);
      }
    }

    private void compareWithNoted(ChainLink link) {
      if (noted != null && link.number() == noted.number()) {
        metNoted = true;
        if (!link.hash().equals(noted.hash())) {
          fault =
              new Fault(
                  link.number(),
                  "Entry "
                      + link.number()
                      + " has another hash than was noted down: the chain was written anew.");
        }
      }
    }

    void end() {
      if (fault != null) {
        return;
      }
      if (last != head.number()) {
        fault = new Fault(last + 1, missing(last + 1, head.number()));
      } else if (!before.equals(head.hash())) {
        fault = new Fault(last, "Entry " + last + " is not the one that was written last.");
      } else if (noted != null && noted.number() > 0 && !metNoted) {
        fault = new Fault(noted.number(), missing(noted.number(), noted.number()));
      }
    }

    private static String missing(long from, long to) {
      return from >= to
          ? "Entry " + from + " is missing."
          : "Entries " + from + " to " + to + " are missing.";
    }
  }
}
