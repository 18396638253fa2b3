package io.otrep.samples;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;

/** Fills the options of a sample from its words; a user's mistake ends in a sentence, never in a stack trace. Stateless. */
public final class SampleOptions {
    private SampleOptions() {}

    /**
     * Reads words.
     *
     * @param options an object that picocli fills
     * @param args the words
     * @param out where help goes
     * @return false if help was asked for, and is given
     */
    public static boolean read(Object options, List<String> args, PrintStream out) {
        CommandLine line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(args.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new SampleFailure(e.getMessage() + "; --help lists what it can be told");
        }
        if (line.isUsageHelpRequested()) {
            line.usage(out);
        }
        return !line.isUsageHelpRequested();
    }

    /**
     * Reads words and runs a sample, whose complaints are the user's to repair.
     *
     * @param options an object that picocli fills
     * @param args the words
     * @param out where help goes
     * @param sample what is done with them
     */
    public static void run(Object options, List<String> args, PrintStream out, Runnable sample) {
        if (read(options, args, out)) {
            try {
                sample.run();
            } catch (IllegalArgumentException e) {
                throw new SampleFailure(String.valueOf(e.getMessage()));
            }
        }
    }
}
