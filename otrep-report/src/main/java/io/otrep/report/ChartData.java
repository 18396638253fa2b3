package io.otrep.report;

import io.otrep.market.Nanos;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a chart's script is given: series that share their times are thinned together, times are written as differences of seconds. Immutable.
 */
final class ChartData {
    /** Series of the same times. */
    private record Group(long[] times, List<Integer> members) {}

    private final List<LineChart.Drawn> drawn;
    private final List<Group> groups;
    private final int buckets;

    private ChartData(List<LineChart.Drawn> drawn, List<Group> groups, int buckets) {
        this.drawn = drawn;
        this.groups = groups;
        this.buckets = buckets;
    }

    static ChartData of(List<LineChart.Drawn> drawn, int buckets) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            long[] times = drawn.get(i).series().times();
            Group group = groups.stream()
                    .filter(g -> Arrays.equals(g.times(), times))
                    .findFirst()
                    .orElse(null);
            if (group == null) {
                group = new Group(times, new ArrayList<>());
                groups.add(group);
            }
            group.members().add(i);
        }
        return new ChartData(drawn, groups, buckets);
    }

    String json(Unit unit, int height, boolean fromZero, LogAxis axis) {
        Json json = new Json().open('{');
        json.key("unit").text(unit.word()).key("height").number((long) height);
        json.key("zero")
                .flag(fromZero)
                .key("log")
                .number(axis.base())
                .key("styles")
                .open('[');
        drawn.forEach(d -> json.text(d.style().name().toLowerCase(Locale.ROOT)));
        json.close(']').key("groups").open('[');
        groups.forEach(group -> write(group, json));
        return json.close(']').close('}').toString();
    }

    private void write(Group group, Json json) {
        double[][] columns = group.members().stream()
                .map(member -> drawn.get(member).series().values())
                .toArray(double[][]::new);
        int[] kept = oneASecond(group.times(), Thinning.kept(columns, buckets));
        json.open('{').key("series").open('[');
        group.members().forEach(member -> json.number((long) member));
        json.close(']').key("t").open('[');
        long before = 0;
        for (int index : kept) {
            long second = Math.floorDiv(group.times()[index], Nanos.PER_SECOND);
            json.number(second - before);
            before = second;
        }
        json.close(']').key("v").open('[');
        for (double[] column : columns) {
            json.open('[');
            for (int index : kept) {
                json.number(column[index]);
            }
            json.close(']');
        }
        json.close(']').close('}');
    }

    /** Of points within one second the last: a chart has one value a second. */
    private static int[] oneASecond(long[] times, int[] kept) {
        int[] distinct = new int[kept.length];
        int count = 0;
        for (int index : kept) {
            long second = Math.floorDiv(times[index], Nanos.PER_SECOND);
            boolean same = count > 0 && Math.floorDiv(times[distinct[count - 1]], Nanos.PER_SECOND) == second;
            distinct[same ? count - 1 : count++] = index;
        }
        return Arrays.copyOf(distinct, count);
    }
}
