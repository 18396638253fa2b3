package io.otrep.report;

import io.otrep.core.BacktestResult;
import io.otrep.risk.DenialCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What several runs have in common and what not, a column a run. Stateless. */
final class Comparison {
    private Comparison() {}

    static Section facts(List<Run> runs) {
        Table.Builder table = header("", "Fact", runs);
        add(table, "Period", runs, Run::period);
        add(table, "Final equity", runs, run -> Unit.MONEY.format(run.result().finalEquity()) + " " + run.currency());
        add(table, "Executions", runs, run -> count(run.result().fills().size()));
        add(
                table,
                "Closed trades",
                runs,
                run -> count(run.result().closedTrades().size()));
        add(table, "Denials", runs, run -> count(run.result().denials().size()));
        add(table, "Time in the market", runs, run -> Unit.PERCENT.format(run.timeInMarket()));
        add(table, "Books equal the venue's", runs, run -> run.result().isReconciled() ? "yes" : "no");
        add(table, "Warnings", runs, run -> count(run.result().warnings().size()));
        List<Block> blocks = new ArrayList<>(List.of(table.build()));
        runs.forEach(run ->
                run.result().warnings().forEach(warning -> blocks.add(Note.warning(run.name() + ": " + warning))));
        return Section.of("Runs", blocks);
    }

    static Section denials(List<Run> runs) {
        Set<DenialCode> codes = new TreeSet<>();
        runs.forEach(run -> codes.addAll(run.result().denialCounts().keySet()));
        Table.Builder table = header("", "Code", runs).empty("No intent was denied or made smaller.");
        codes.forEach(code -> add(
                table,
                code.name(),
                runs,
                run -> count(run.result().denialCounts().getOrDefault(code, 0))));
        return Section.of("Denials", table.build());
    }

    static Section configuration(List<Run> runs) {
        Set<String> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(run.result().configuration().keySet()));
        Table.Builder table = Table.builder("").words("Part");
        runs.forEach(run -> table.sentences(run.name()));
        keys.forEach(key -> add(table, key, runs, run -> setting(run.result(), key)));
        add(table, "digest of decisions", runs, run -> run.result().decisionsSha256());
        return Section.of("Configuration", table.build());
    }

    private static String setting(BacktestResult result, String key) {
        return result.configuration().getOrDefault(key, Unit.UNDEFINED);
    }

    private static Table.Builder header(String title, String first, List<Run> runs) {
        return Table.builder(title)
                .words(first)
                .numbers(runs.stream().map(Run::name).toArray(String[]::new));
    }

    private static void add(Table.Builder table, String name, List<Run> runs, Function<Run, String> value) {
        List<String> row = new ArrayList<>(List.of(name));
        runs.forEach(run -> row.add(value.apply(run)));
        table.row(row);
    }

    private static String count(int value) {
        return Unit.count(value);
    }
}
