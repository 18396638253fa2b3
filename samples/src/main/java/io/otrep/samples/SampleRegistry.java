package io.otrep.samples;

import io.otrep.core.journal.JournalText;
import io.otrep.samples.rebalance.RebalanceSample;
import java.util.List;
import java.util.Optional;

/**
 * The list of samples, in the order they are shown. Immutable and thread-safe.
 */
final class SampleRegistry {
    private final List<Sample> samples;

    SampleRegistry(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /** Every sample of this module: a new one gets its line here. */
    static SampleRegistry standard() {
        return new SampleRegistry(List.of(
                new Quickstart(System.out),
                new BacktestSample(System.out),
                new RiskReportSample(System.out),
                new RebalanceSample(System.out),
                new ChaosSample(System.out),
                new JournalSample(System.out, new JournalText()::line),
                new ControlSample(System.out, System.getProperty("user.name", "somebody")),
                new PaperAlpacaSample(System.out, System.getenv())));
    }

    List<Sample> samples() {
        return samples;
    }

    Optional<Sample> find(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    /** One line a sample, names aligned. */
    String listing() {
        int width = samples.stream().mapToInt(s -> s.name().length()).max().orElse(1);
        StringBuilder lines = new StringBuilder("Samples (-Dsample=NAME):");
        for (Sample sample : samples) {
            lines.append(String.format("%n  %-" + width + "s  %s", sample.name(), sample.summary()));
        }
        return lines.toString();
    }
}
