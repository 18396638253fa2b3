package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.otrep.market.AssetClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The suite. An adapter's author extends it, says how a double and a factory are made, and inherits every case that the adapter's
 * capabilities call for. A case of an undeclared capability is skipped, never failed. Runs on the test's thread.
 */
public abstract class BrokerConformance implements Subject {
    private static final String SWITCH = "otrep.capabilities";

    /** For the author's class. */
    protected BrokerConformance() {}

    /**
     * The page that says what the suite has seen of each broker.
     *
     * @return for example {@code ../docs/capabilities.md}; empty for none
     */
    protected Optional<Path> page() {
        return Optional.empty();
    }

    /**
     * Every case, by class of assets, and then the page.
     *
     * @return one container a class, and a test of the page
     */
    @TestFactory
    protected Stream<DynamicNode> conforms() {
        Runner runner = new Runner(this);
        List<Result> results = new ArrayList<>();
        List<DynamicNode> nodes = new ArrayList<>();
        for (AssetClass assetClass : runner.classes()) {
            Stream<DynamicNode> tests = runner.cases(assetClass).stream()
                    .map(each -> dynamicTest(each.toString(), () -> check(runner.run(each, assetClass), results)));
            nodes.add(dynamicContainer(name() + " " + assetClass, tests));
        }
        page().ifPresent(path -> nodes.add(dynamicTest(
                "the page says what was seen",
                () -> comparePage(path, new Section(name(), runner.capabilities(), runner.classes(), results)))));
        return nodes.stream();
    }

    private void check(Result result, List<Result> results) throws Throwable {
        results.add(result);
        Throwable cause = result.cause();
        if (result.outcome() == Result.Outcome.ABSENT) {
            throw new TestAbortedException(name() + " does not declare it");
        }
        if (cause != null) {
            throw cause;
        }
    }

    private void comparePage(Path path, Section section) throws IOException {
        CapabilityPage page = new CapabilityPage(path);
        if ("write".equals(System.getProperty(SWITCH))) {
            page.write(name(), section.text());
        }
        assertThat(page.read(name()))
                .as("what %s says of %s; -D%s=write writes what was seen", path, name(), SWITCH)
                .isEqualTo(section.text());
    }
}
