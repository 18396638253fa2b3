package io.otrep.broker.tck;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.market.AssetClass;
import java.util.List;
import java.util.Set;
import org.opentest4j.TestAbortedException;

/** Runs cases against a subject. Single-threaded. */
final class Runner {
    private final Subject subject;
    private final Capabilities capabilities;
    private final List<AssetClass> classes;

    Runner(Subject subject) {
        this.subject = subject;
        try (WireDouble wire = subject.wire()) {
            wire.start();
            Listing first = wire.listings().get(0);
            BrokerContext context = new BrokerContext(
                    "tck", first.instrument().route(), first.instrument().currency(), wire.clock());
            try (Broker broker = subject.factory(wire).create(context)) {
                capabilities = broker.capabilities();
            }
            classes = wire.listings().stream()
                    .map(Listing::assetClass)
                    .filter(capabilities.assetClasses()::contains)
                    .toList();
        }
    }

    /** What the broker claims. */
    Capabilities capabilities() {
        return capabilities;
    }

    /** The classes that it claims and the double can show. */
    List<AssetClass> classes() {
        return classes;
    }

    /** The cases that are run for a class; some for the first alone that has what they need. */
    List<Case> cases(AssetClass assetClass) {
        return Catalogue.all().stream()
                .filter(each -> each.everyClass() || assetClass == firstOf(each))
                .toList();
    }

    private AssetClass firstOf(Case each) {
        return classes.stream()
                .filter(assetClass -> capabilities.of(assetClass).containsAll(each.needs()))
                .findFirst()
                .orElse(classes.get(0));
    }

    Result run(Case each, AssetClass assetClass) {
        Set<Capability> claimed = capabilities.of(assetClass);
        if (!claimed.containsAll(each.needs())) {
            return new Result(each.number(), each.row(), assetClass, Result.Outcome.ABSENT, null);
        }
        try (Trial trial = new Trial(subject, each.number(), assetClass)) {
            each.body().run(each.connects() ? trial.begin().connect() : trial.begin());
            return new Result(each.number(), each.row(), assetClass, Result.Outcome.GREEN, null);
        } catch (TestAbortedException e) {
            return new Result(each.number(), each.row(), assetClass, Result.Outcome.UNSEEN, e);
        } catch (Exception | AssertionError e) {
            return new Result(each.number(), each.row(), assetClass, Result.Outcome.RED, e);
        }
    }
}
