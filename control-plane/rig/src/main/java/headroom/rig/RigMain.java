// SPDX-License-Identifier: Apache-2.0
package headroom.rig;

import headroom.rig.bench.BenchCommand;
import headroom.rig.demo.DemoCommand;
import headroom.rig.probe.DashboardCommand;
import headroom.rig.probe.ProbeCommand;
import headroom.rig.prove.ProveCommand;
import headroom.rig.training.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the launcher hands over to. */
@Command(
    name = "headroom",
    subcommands = {
      DemoCommand.class,
      ProveCommand.class,
      ProbeCommand.class,
      DashboardCommand.class,
      BenchCommand.class,
      TrainCommand.class
    },
    description = "Runs the whole product on this machine.")
public final class RigMain {
  private RigMain() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RigMain()).execute(arguments));
  }
}
