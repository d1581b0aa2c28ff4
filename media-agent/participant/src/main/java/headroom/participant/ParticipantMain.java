// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.swarm.SwarmCommand;
import picocli.CommandLine;

/** Participants as a process of their own. */
@CommandLine.Command(
    name = "headroom-participant",
    description = "Synthetic participants for demo, probe and tests.",
    mixinStandardHelpOptions = true,
    subcommands = SwarmCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class ParticipantMain {
  /** Ends at once, since libwebrtc's threads complain noisily about an orderly shutdown. */
  public static void main(String[] args) {
    var code = new CommandLine(new ParticipantMain()).execute(args);
    System.out.flush();
    Runtime.getRuntime().halt(code);
  }
}
