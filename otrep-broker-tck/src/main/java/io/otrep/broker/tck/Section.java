package io.otrep.broker.tck;

import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.broker.tck.Result.Outcome;
import io.otrep.market.AssetClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run has seen of one broker, as a part of a page: the same results give the same text. Immutable. */
final class Section {
    private final String broker;
    private final Capabilities claimed;
    private final List<AssetClass> classes;
    private final List<Result> results;

    Section(String broker, Capabilities claimed, List<AssetClass> classes, List<Result> results) {
        this.broker = broker;
        this.claimed = claimed;
        this.classes = List.copyOf(classes);
        this.results = List.copyOf(results);
    }

    String text() {
        StringBuilder text = new StringBuilder(4096);
        text.append("## ").append(broker).append("\n\n");
        capabilities(text);
        text.append('\n');
        duties(text);
        return text.toString();
    }

    private void capabilities(StringBuilder text) {
        text.append("| capability |");
        classes.forEach(each -> text.append(' ').append(each).append(" |"));
        text.append("\n|---|").append("---|".repeat(classes.size())).append('\n');
        for (Capability capability : Capability.values()) {
            text.append("| ").append(capability).append(" |");
            for (AssetClass assetClass : classes) {
                text.append(' ').append(cell(capability, assetClass)).append(" |");
            }
            text.append('\n');
        }
    }

    private String cell(Capability capability, AssetClass assetClass) {
        return claimed.has(assetClass, capability)
                ? cell(results.stream()
                        .filter(each -> each.row().equals(capability.name()) && each.assetClass() == assetClass)
                        .toList())
                : "–";
    }

    private void duties(StringBuilder text) {
        text.append("| duty | every class |\n|---|---|\n");
        for (Duty duty : Duty.values()) {
            List<Result> found = results.stream()
                    .filter(each -> each.row().equals(duty.words()))
                    .toList();
            text.append("| ")
                    .append(duty.words())
                    .append(" | ")
                    .append(cell(found))
                    .append(" |\n");
        }
    }

    /** Red before anything else; a case counts as seen if any class has shown it. */
    private static String cell(List<Result> found) {
        List<String> numbers =
                found.stream().map(Result::number).distinct().sorted().toList();
        List<String> red = with(found, Outcome.RED);
        List<String> green = with(found, Outcome.GREEN);
        green.removeAll(red);
        List<String> unseen = with(found, Outcome.UNSEEN);
        unseen.removeAll(red);
        unseen.removeAll(green);
        List<String> parts = new ArrayList<>();
        add(parts, "**FAILS** ", red, numbers);
        add(parts, "works ", green, numbers);
        add(parts, "not seen ", unseen, numbers);
        return parts.isEmpty() ? "not seen" : String.join("; ", parts);
    }

    private static List<String> with(List<Result> found, Outcome outcome) {
        return found.stream()
                .filter(each -> each.outcome() == outcome)
                .map(Result::number)
                .distinct()
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void add(List<String> parts, String words, List<String> some, List<String> all) {
        if (!some.isEmpty()) {
            parts.add(words + ranges(some, all));
        }
    }

    /** Neighbours among all cases of the row are put together: {@code 0401–0413}. */
    private static String ranges(List<String> some, List<String> all) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < some.size()) {
            int last = i;
            while (last + 1 < some.size() && areNeighbours(some.get(last), some.get(last + 1), all)) {
                last++;
            }
            parts.add(i == last ? some.get(i) : some.get(i) + "–" + some.get(last));
            i = last + 1;
        }
        return String.join(" ", parts);
    }

    private static boolean areNeighbours(String one, String next, List<String> all) {
        return next.startsWith(one.substring(0, 2)) && all.indexOf(next) == all.indexOf(one) + 1;
    }
}
