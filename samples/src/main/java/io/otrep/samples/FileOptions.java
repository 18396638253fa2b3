package io.otrep.samples;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What every sample that reads a file of the user's may be told of it. Filled by picocli. Not thread-safe. */
public abstract class FileOptions extends HelpOptions {
    /** Symbols to take; all if empty. */
    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SYMBOL",
            description = "which symbols of the file; default: all")
    public List<String> only = new ArrayList<>();

    /** What stands in cells without a value. */
    @Option(names = "--missing", split = ",", paramLabel = "WORD", description = "words for an empty cell, such as NaN")
    public List<String> missing = new ArrayList<>();

    /** For the options of a sample. */
    protected FileOptions() {}
}
