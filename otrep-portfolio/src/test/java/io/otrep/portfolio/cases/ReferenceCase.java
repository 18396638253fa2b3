package io.otrep.portfolio.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One row of the index of reference cases, with its expected values and its data. */
final class ReferenceCase {
    private final Path folder;
    private final String[] cells;
    private final Map<?, ?> content;

    ReferenceCase(Path folder, String line) {
        this.folder = folder;
        cells = line.split("\t", -1);
        content = (Map<?, ?>) Json.parse(read(cells[4]));
    }

    String id() {
        return cells[0];
    }

    String area() {
        return cells[1];
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object walk(Object from, Object... keys) {
        Object here = from;
        for (Object key : keys) {
            here = key instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(key);
            assertThat(here).as("%s among the keys", key).isNotNull();
        }
        return here;
    }

    Object expected(Object... keys) {
        return walk(content.get("expected"), keys);
    }

    double number(Object... keys) {
        Object value = expected(keys);
        return "Infinity".equals(value) ? Double.NaN : (Double) value;
    }

    double[] numbers(Object... keys) {
        return array((List<?>) expected(keys));
    }

    double parameterNumber(String key) {
        return (Double) parameter(key);
    }

    double[] parameters(String key) {
        return array((List<?>) walk(content.get("params"), key));
    }

    double[][] parameterRows(Object... keys) {
        return rows((List<?>) parameter(keys));
    }

    double[][] numberRows(Object... keys) {
        return rows((List<?>) expected(keys));
    }

    private static double[][] rows(List<?> list) {
        return list.stream().map(row -> array((List<?>) row)).toArray(double[][]::new);
    }

    private static double[] array(List<?> list) {
        return list.stream().mapToDouble(value -> (Double) value).toArray();
    }

    double tolerance(String key) {
        Object tolerance = content.get("tolerance");
        if (tolerance instanceof Map<?, ?> map) {
            return (Double) (map.containsKey(key) ? map.get(key) : map.get("default"));
        }
        return (Double) tolerance;
    }

    /** Where the peer answers nothing or an infinity, ours must be NaN. */
    void check(double actual, Object... keys) {
        String name = id() + " " + Arrays.toString(keys);
        near(name, actual, number(keys), tolerance(String.valueOf(keys[0])));
    }

    void checkAll(double[] actual, Object... keys) {
        double[] expected = numbers(keys);
        assertThat(actual).as(id()).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            near(id() + " " + Arrays.toString(keys) + " " + i, actual[i], expected[i], tolerance(keys[0].toString()));
        }
    }

    static void near(String name, double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(name).isNaN();
        } else {
            assertThat(actual).as(name).isCloseTo(expected, within(tolerance));
        }
    }

    List<String> header(String file) {
        return Arrays.asList(read("data/" + file).split("\r?\n")[0].split(",", -1));
    }

    String[] text(String file, String column) {
        int index = header(file).indexOf(column);
        return Arrays.stream(read("data/" + file).split("\r?\n"))
                .skip(1)
                .map(line -> line.split(",", -1)[index])
                .toArray(String[]::new);
    }

    /** All columns but the first as rows, NaN where empty. */
    double[][] table(String file) {
        return Arrays.stream(read("data/" + file).split("\r?\n"))
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .skip(1)
                        .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                        .toArray())
                .toArray(double[][]::new);
    }

    Object parameter(Object... keys) {
        return walk(content.get("params"), keys);
    }

    /** Weights by name, compared in the order of the names. */
    void checkWeights(double[] actual, List<String> names, double tolerance, Object... keys) {
        Map<?, ?> expected = (Map<?, ?>) expected(keys);
        for (int i = 0; i < actual.length; i++) {
            Object value = expected.get(names.get(i));
            near(id() + " " + names.get(i), actual[i], value == null ? 0 : (Double) value, tolerance);
        }
    }
}
