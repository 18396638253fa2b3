package io.otrep.broker.tck;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.otrep.market.AssetClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The suite. An adapter's author extends it, says how a double and a factory are made, and inherits every case that the adapter's
 * capabilities call for. A case of an undeclared capability is skipped, never failed. Runs on the test's thread.
 */
public abstract class BrokerConformance implements Subject {
    private final List<Result> results = new ArrayList<>();

    /** For the author's class. */
    protected BrokerConformance() {}

    /**
     * Every case, by class of assets.
     *
     * @return one container a class
     */
    @TestFactory
    final Stream<DynamicNode> cases() {
        Runner runner = new Runner(this);
        List<DynamicNode> nodes = new ArrayList<>();
        for (AssetClass assetClass : runner.classes()) {
            Stream<DynamicNode> tests = Catalogue.all().stream()
                    .map(each -> dynamicTest(each.toString(), () -> check(runner.run(each, assetClass))));
            nodes.add(dynamicContainer(name() + " " + assetClass, tests));
        }
        return nodes.stream();
    }

    private void check(Result result) throws Throwable {
        results.add(result);
        Throwable cause = result.cause();
        switch (result.outcome()) {
            case GREEN -> {}
            case ABSENT -> throw new TestAbortedException(name() + " does not declare it");
            case RED, UNSEEN -> throw cause == null ? new AssertionError(result) : cause;
        }
    }
}
