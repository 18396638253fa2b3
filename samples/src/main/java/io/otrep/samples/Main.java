package io.otrep.samples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a sample by name: {@code mvn -q -ntp compile exec:java -Dsample=NAME -Dargs="..."}.
 *
 * <p>Without a name it runs {@code quickstart}; a name nobody has lists all samples, one line each, and fails. Called on
 * one thread.
 */
public final class Main {
    private static final String DEFAULT_SAMPLE = "quickstart";

    private final SampleRegistry registry;
    private final PrintStream out;

    Main(SampleRegistry registry, PrintStream out) {
        this.registry = registry;
        this.out = out;
    }

    /**
     * Runs the sample that the system property {@code sample} names, with the words of the system property {@code args}.
     *
     * @param arguments added after the words of {@code args}; Maven passes none
     * @throws Exception what the sample threw; {@link SampleFailure} when the name or the arguments make no sense
     */
    public static void main(String... arguments) throws Exception {
        String line = System.getProperty("args", "");
        new Main(SampleRegistry.standard(), System.out)
                .start(System.getProperty("sample", DEFAULT_SAMPLE), line, List.of(arguments));
    }

    void start(String name, String line, List<String> more) throws Exception {
        List<String> words = new ArrayList<>(CommandLine.split(line));
        words.addAll(more);
        named(name).run(List.copyOf(words));
    }

    private Sample named(String name) {
        return registry.find(name).orElseThrow(() -> unknown(name));
    }

    private SampleFailure unknown(String name) {
        out.println(registry.listing());
        return new SampleFailure("no sample is named '" + name + "'; the names are listed above");
    }
}
