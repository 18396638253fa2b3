package io.otrep.benchmarks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * Rounds of one row as a Markdown table: {@code median [min..max]} of all iterations, the ratio to the reference as median and range of the rounds,
 * bytes allocated per operation. Sampled times are given as percentiles instead. Not thread-safe.
 */
final class RowTable {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final double[] PERCENTILES = {50, 99, 99.9};

    /** One benchmark over all rounds. */
    private static final class Line {
        private final boolean reference;
        private final String parameters;
        private final String unit;
        private final List<Double> scores = new ArrayList<>();
        private final List<Double> medians = new ArrayList<>();
        private final List<Double> bytes = new ArrayList<>();
        private final Map<Double, List<Double>> percentiles = new TreeMap<>();

        private Line(boolean reference, String parameters, String unit) {
            this.reference = reference;
            this.parameters = parameters;
            this.unit = unit;
        }

        private void add(RunResult result) {
            List<Double> round = new ArrayList<>();
            result.getBenchmarkResults()
                    .forEach(fork -> fork.getIterationResults()
                            .forEach(iteration ->
                                    round.add(iteration.getPrimaryResult().getScore())));
            scores.addAll(round);
            medians.add(median(round));
            result.getBenchmarkResults()
                    .forEach(fork -> fork.getIterationResults().forEach(this::addBytes));
            if (result.getParams().getMode() == Mode.SampleTime) {
                Statistics samples = result.getPrimaryResult().getStatistics();
                for (double percentile : PERCENTILES) {
                    percentiles
                            .computeIfAbsent(percentile, any -> new ArrayList<>())
                            .add(samples.getPercentile(percentile));
                }
            }
        }

        private void addBytes(IterationResult iteration) {
            iteration.getSecondaryResults().forEach((label, secondary) -> {
                if (label.endsWith(BYTES)) {
                    bytes.add(((Result<?>) secondary).getScore());
                }
            });
        }
    }

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** One round. */
    void add(Collection<RunResult> round) {
        for (RunResult result : round) {
            BenchmarkParams params = result.getParams();
            lines.computeIfAbsent(
                            label(params),
                            any -> new Line(
                                    isReference(params.getBenchmark()),
                                    parameters(params),
                                    result.getPrimaryResult().getScoreUnit()))
                    .add(result);
        }
    }

    /** The table, with what it was measured on above it. */
    String toMarkdown() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "JDK %s, %d processors, %s%n%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch")));
        boolean sampled = lines.values().stream().anyMatch(line -> !line.percentiles.isEmpty());
        text.append(
                sampled
                        ? "| benchmark | p50 | p99 | p99.9 | unit | B/op |\n|---|---|---|---|---|---|\n"
                        : "| benchmark | median [min..max] | unit | faster than reference | B/op |\n|---|---|---|---|---|\n");
        lines.forEach((label, line) -> text.append(sampled ? sampled(label, line) : averaged(label, line)));
        return text.toString();
    }

    private static String sampled(String label, Line line) {
        StringBuilder text = new StringBuilder("| " + label + " |");
        line.percentiles
                .values()
                .forEach(values -> text.append(' ').append(range(values)).append(" |"));
        return text + " " + line.unit + " | " + number(median(line.bytes)) + " |\n";
    }

    private String averaged(String label, Line line) {
        return "| " + label + " | " + range(line.scores) + " | " + line.unit + " | " + ratios(line) + " | "
                + number(median(line.bytes)) + " |\n";
    }

    private String ratios(Line line) {
        Line reference = referenceOf(line.parameters);
        if (reference == null || reference.medians.size() != line.medians.size()) {
            return "";
        }
        if (line == reference) {
            return "reference";
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < line.medians.size(); i++) {
            double times = reference.medians.get(i) / line.medians.get(i);
            ratios.add(line.unit.startsWith("ops") ? 1 / times : times);
        }
        return range(ratios) + "x";
    }

    /** The peer under the same parameters. */
    private @Nullable Line referenceOf(String parameters) {
        return lines.values().stream()
                .filter(line -> line.reference && line.parameters.equals(parameters))
                .findFirst()
                .orElse(null);
    }

    private static boolean isReference(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        try {
            Method[] methods = Class.forName(benchmark.substring(0, dot)).getMethods();
            return Arrays.stream(methods)
                    .filter(method -> method.getName().equals(benchmark.substring(dot + 1)))
                    .anyMatch(method -> method.isAnnotationPresent(Reference.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class of " + benchmark + " is gone", e);
        }
    }

    /** {@code SmaCross.pipeline}, with its parameters if it has some. */
    private static String label(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        int dot = benchmark.lastIndexOf('.');
        return simpleName(benchmark.substring(0, dot)) + benchmark.substring(dot) + parameters(params);
    }

    private static String parameters(BenchmarkParams params) {
        StringBuilder text = new StringBuilder();
        params.getParamsKeys()
                .forEach(key -> text.append(' ').append(key).append('=').append(params.getParam(key)));
        return text.toString();
    }

    static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** {@code 12.3 [11.9..14.0]}. */
    static String range(List<Double> values) {
        double min = values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        double max = values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        return number(median(values)) + " [" + number(min) + ".." + number(max) + "]";
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Three digits that count, and no exponent. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        double size = Math.abs(value);
        String pattern =
                size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.01 ? "%.2f" : size == 0 ? "%.0f" : "%.4f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
