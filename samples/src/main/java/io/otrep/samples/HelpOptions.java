package io.otrep.samples;

import picocli.CommandLine.Option;

/** What every sample may be told. Filled by picocli. Not thread-safe. */
public abstract class HelpOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "prints this")
    boolean help;

    /** For the options of a sample. */
    protected HelpOptions() {}
}
