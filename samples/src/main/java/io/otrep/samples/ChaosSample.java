package io.otrep.samples;

import io.otrep.journal.JournalLevel;
import io.otrep.samples.chaos.Campaign;
import io.otrep.samples.chaos.KillCampaign;
import io.otrep.samples.chaos.Outcome;
import io.otrep.samples.chaos.Sabotage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the engine at random writes, against a venue with faults, and counts what went wrong. */
final class ChaosSample implements Sample {
    private final PrintStream out;

    ChaosSample(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String summary() {
        return "kills the engine at random writes, against a venue with faults, and counts what went wrong";
    }

    @Override
    public void run(List<String> arguments) throws IOException, InterruptedException {
        Options options = new Options();
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new SampleFailure(e.getMessage() + "; --help lists what it can be told");
        }
        if (options.help) {
            line.usage(out);
        } else if (options.kills > 0) {
            kill(options);
        } else {
            run(options);
        }
    }

    private void kill(Options options) throws IOException, InterruptedException {
        Outcome all = new KillCampaign(options.first, options.kills, options.sabotage).run(out);
        all.findings().forEach(out::println);
        out.println("kills=" + options.kills + " " + all);
        if (!all.isClean() && options.sabotage == Sabotage.NONE) {
            throw new SampleFailure("the promise was broken; the folders named above hold journals, logs and traces");
        }
    }

    private void run(Options options) throws IOException {
        Outcome all = Outcome.NONE;
        for (long seed = options.first; seed < options.first + options.seeds; seed++) {
            Campaign campaign = new Campaign(seed, options.sabotage, JournalLevel.ORDERS, options.brackets);
            Outcome one = campaign.run();
            all = all.plus(one);
            if (options.seeds == 1) {
                campaign.trace().forEach(out::println);
            }
        }
        all.findings().forEach(out::println);
        out.println("seeds=" + options.seeds + " " + all);
        if (!all.isClean() && options.sabotage == Sabotage.NONE) {
            throw new SampleFailure("the promise was broken; run one seed alone with --first SEED --seeds 1");
        }
    }

    /** What the runner may be told. Filled by picocli. */
    @Command(
            name = "chaos",
            sortOptions = false,
            description = "Kills the engine at random writes, against a venue with faults, and counts what went wrong.")
    private static final class Options {
        @Option(
                names = "--seeds",
                paramLabel = "N",
                description =
                        "how many campaigns, one a seed; default 100; a single one prints what went over the wire")
        int seeds = 100;

        @Option(
                names = "--kills",
                paramLabel = "N",
                description = "instead, in real time: processes of their own, N of which are ended by SIGKILL")
        int kills;

        @Option(
                names = "--brackets",
                description = "open brackets, at a venue that does not know of them; with --seeds only")
        boolean brackets;

        @Option(names = "--first", paramLabel = "SEED", description = "the first seed; default 1")
        long first = 1;

        @Option(
                names = "--sabotage",
                paramLabel = "WHAT",
                description = "break something on purpose: ${COMPLETION-CANDIDATES}; default NONE")
        Sabotage sabotage = Sabotage.NONE;

        @Option(names = "--help", usageHelp = true, description = "this text")
        boolean help;
    }
}
