// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

/** Everything that the scenarios of a proof play on; it is gone after {@link #close}. */
public interface RunningStage extends AutoCloseable {
  @Override
  void close();
}
