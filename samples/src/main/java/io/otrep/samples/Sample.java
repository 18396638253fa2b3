package io.otrep.samples;

import java.util.List;

/**
 * One runnable sample. Implementations hold no state between runs and are called on one thread.
 */
public interface Sample {

    /** The word that picks this sample on the command line, for example {@code quickstart}: lower case, no spaces. */
    String name();

    /** What the sample shows, in one line without a final stop, for example {@code "Three strategies on four indices"}. */
    String summary();

    /**
     * Runs the sample to its end and prints its results to standard output, closing with one line of {@code key=value}
     * pairs.
     *
     * @param arguments the words of {@code -Dargs="..."}, empty when none were given
     * @throws SampleFailure when the arguments make no sense or the sample cannot show what it promises
     * @throws Exception when something unforeseen happens; the caller reports it with its stack trace
     */
    void run(List<String> arguments) throws Exception;
}
