// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.model.RouterId;
import java.util.List;

/**
 * Who is on a part now.
 *
 * @param router another one than before: the part begins anew
 * @param anew whether who greets knows nothing more of the other part than its answer will say
 */
public record Greeting(RouterId router, List<Person> people, boolean anew) {
  /** The router of a part whose worker is away. */
  public static final RouterId NO_ROUTER = new RouterId("none");

  public Greeting {
    people = List.copyOf(people);
  }
}
