// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import headroom.agent.config.AgentConfig;
import headroom.agent.config.ConfigException;
import headroom.agent.config.ConfigFile;
import headroom.agent.config.ConfigOptions;
import headroom.agent.config.ConfigSummary;
import headroom.agent.config.TlsCheck;
import headroom.agent.journal.JournalUnavailableException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the agent. */
@Command(
    name = "headroom-agent",
    description = "Runs the mediasoup workers of one host.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    versionProvider = AgentMain.VersionText.class,
    subcommands = {KillWorkers.class, Enrol.class})
public final class AgentMain implements Callable<Integer> {
  /** sysexits.h EX_CONFIG; service units do not restart on it. */
  static final int BAD_CONFIG = 78;

  private static final int FAILED = 1;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  /**
   * Read before the others are parsed, see {@link #configFile}; here for the help and the check.
   */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Lines name=value with the names below; the command line wins.")
  private @Nullable Path config;

  @Option(
      names = "--check-config",
      description = "Read the settings as a start would, say what they amount to, and end.")
  private boolean checkConfig;

  private AgentMain() {}

  /** Runs the agent until it is told to end by SIGTERM or SIGINT. */
  public static void main(String... arguments) {
    int status = run(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** The exit status; blocks as long as the agent runs. */
  static int run(String... arguments) {
    var command = command();
    try {
      var file = configFile(arguments);
      if (file != null) {
        command.setDefaultValueProvider(new ConfigFile(file, command.getCommandSpec()));
      }
    } catch (ConfigException e) {
      return complain(command, e);
    }
    return command.execute(arguments);
  }

  static CommandLine command() {
    var command = new CommandLine(new AgentMain());
    command.setExecutionExceptionHandler(AgentMain::explain);
    command.setParameterExceptionHandler((e, args) -> complain(command, e));
    return command;
  }

  @Override
  public Integer call() throws InterruptedException {
    AgentConfig checked = options.toConfig(Runtime.getRuntime().availableProcessors());
    TlsCheck.check(checked);
    if (checkConfig) {
      var parsed = Objects.requireNonNull(spec);
      var out = parsed.commandLine().getOut();
      out.println("The settings are good.");
      if (checked.identity().isMissing()) {
        out.println("This host is not enrolled yet: that needs a token, and comes before media.");
      }
      ConfigSummary.of(parsed, checked).forEach(out::println);
      out.flush();
      return 0;
    }
    var agent = Agent.start(checked);
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      agent.close();
                      ended.countDown();
                    }));
    ended.await();
    return 0;
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof ConfigException) {
      return complain(command, e);
    }
    if (e instanceof JournalUnavailableException) {
      complain(command, e);
      return FAILED;
    }
    e.printStackTrace(command.getErr());
    return FAILED;
  }

  private static int complain(CommandLine command, Exception e) {
    command.getErr().println("headroom-agent: " + e.getMessage());
    command.getErr().flush();
    return BAD_CONFIG;
  }

  /** The file must be known before the options are parsed, for it holds their defaults. */
  private static @Nullable Path configFile(String... arguments) {
    var all = Arrays.asList(arguments);
    int last = all.lastIndexOf("--config");
    if (last >= 0 && last + 1 < all.size()) {
      return Path.of(all.get(last + 1));
    }
    return all.reversed().stream()
        .filter(argument -> argument.startsWith("--config="))
        .map(argument -> Path.of(argument.substring("--config=".length())))
        .findFirst()
        .orElse(null);
  }

  /** What {@code --version} prints. */
  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "headroom-agent " + Versions.agent(),
        "mediasoup " + Versions.MEDIASOUP,
        "Java " + Runtime.version()
      };
    }
  }
}
