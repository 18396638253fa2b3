package io.otrep.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures one row. Each round runs every method of the row once, in a fresh virtual machine, so that a slow minute of the machine hits ours and the
 * peers alike; ratios are taken within a round.
 */
public final class Row {
    private final String name;
    private final int rounds;
    private final String[] options;
    private final PrintStream out;

    private Row(String name, int rounds, String[] options, PrintStream out) {
        this.name = name;
        this.rounds = rounds;
        this.options = options;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param args the row's name (a class of this package, or how its name begins), the number of rounds, options of JMH's command line such as
     *     {@code -p bars=1000}
     * @throws RunnerException if a benchmark fails
     * @throws CommandLineOptionException if JMH does not understand an option
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        String name = args.length > 0 ? args[0] : "-";
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        String[] options =
                args.length > 2 && !args[2].isBlank() ? args[2].trim().split("\\s+") : new String[0];
        new Row(name, rounds, options, System.out).measure();
    }

    private void measure() throws RunnerException, CommandLineOptionException {
        try {
            RowTable table = new RowTable();
            for (int round = 1; round <= rounds; round++) {
                System.err.println(name + ": round " + round + " of " + rounds);
                table.add(results());
            }
            out.print(table.toMarkdown());
        } catch (NoBenchmarksException e) {
            out.println("no row is named " + name + "; there are " + names());
        }
    }

    private Collection<RunResult> results() throws RunnerException, CommandLineOptionException {
        Options all = new OptionsBuilder()
                .parent(new CommandLineOptions(options))
                .include("\\." + name + "[A-Za-z0-9]*\\.[A-Za-z0-9]+$")
                .forks(1)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(all).run();
    }

    private static List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT), new ArrayList<>())
                .forEach(entry -> names.add(RowTable.simpleName(entry.getUserClassQName())));
        return List.copyOf(names);
    }
}
