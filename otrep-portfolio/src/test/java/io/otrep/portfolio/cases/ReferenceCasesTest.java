package io.otrep.portfolio.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every reference case of our areas in the folder that {@code -Dotrep.cases} names, and lists those nobody maps. */
class ReferenceCasesTest {
    private static final String FOLDER = System.getProperty("otrep.cases");
    private static final Map<String, Consumer<ReferenceCase>> CHECKS = checks();

    private static Map<String, Consumer<ReferenceCase>> checks() {
        Map<String, Consumer<ReferenceCase>> checks = new TreeMap<>();
        checks.putAll(SmallCases.all());
        checks.putAll(StockCases.all());
        return checks;
    }

    private static List<ReferenceCase> ours() throws IOException {
        assumeTrue(FOLDER != null, "no reference cases: give their folder with -Dotrep.cases=DIR");
        Path folder = Path.of(FOLDER);
        return Files.readAllLines(folder.resolve("INDEX.tsv")).stream()
                .skip(1)
                .filter(line -> line.split("\t")[1].startsWith("portfolio.")
                        || line.split("\t")[1].equals("risk.kelly")
                        || CHECKS.containsKey(line.split("\t")[0]))
                .map(line -> new ReferenceCase(folder, line))
                .toList();
    }

    @TestFactory
    List<DynamicTest> caseIsMet() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (ReferenceCase c : ours()) {
            if (CHECKS.containsKey(c.id())) {
                tests.add(
                        DynamicTest.dynamicTest(c.id(), () -> CHECKS.get(c.id()).accept(c)));
            }
        }
        return tests;
    }

    @Test
    void casesWithoutACheckAreListed() throws IOException {
        List<String> unmapped = ours().stream()
                .filter(c -> !CHECKS.containsKey(c.id()))
                .map(ReferenceCase::id)
                .toList();

        System.out.println("reference cases not mapped here: " + unmapped);

        assertThat(unmapped)
                .as("those of otrep-risk are run there")
                .isSubsetOf(Set.of("pa-kelly-ratio", "skf-ewcov", "skl-oas", "kelly-bets", "kelly-thorp-stock"));
    }
}
