package io.otrep.core;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.LotMethod;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.edge.SystemClock;
import io.otrep.core.internal.LastGate;
import io.otrep.core.internal.assembly.JournalSpec;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.journal.Retention;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.journal.JournalFactory;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.order.TimeInForce;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.GateFactory;
import io.otrep.risk.SizerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that was said to a pipeline, with what holds where nothing was said. Filled by {@link Pipeline}; what runs has a {@link #copy} that nobody changes. */
final class PipelineSpecs {
    final Currency base;
    final List<RouteSpec> routes = new ArrayList<>();
    final List<StrategySpec> strategies = new ArrayList<>();
    final Map<String, Supplier<? extends PortfolioPolicy>> policies = new LinkedHashMap<>();
    final List<String> repeatedPolicies = new ArrayList<>();
    final List<EngineListener> listeners = new ArrayList<>();
    String name = "otrep";
    // What decides.
    @Nullable
    SizerFactory sizing;

    @Nullable
    GateFactory gates;

    boolean ungated;
    boolean ordersOnly;

    @Nullable
    TimeInForce signalTime;

    // The books.
    MarkPolicy marks = MarkPolicy.CLAMPED_LAST;
    DayRoll roll = DayRoll.NEW_YORK_1700;
    LotMethod lots = LotMethod.FIFO;
    int closedOrdersRemembered = 10_000;
    // A live engine.
    @Nullable
    MeterRegistry meters;

    @Nullable
    String liveWords;

    InstantSource clock = SystemClock.get();
    Duration startTimeout = Duration.ofSeconds(30);
    int laneCapacity = 65_536;
    int sendRequests = LastGate.Rules.DEFAULT.requests();
    Duration sendPeriod = LastGate.Rules.DEFAULT.period();
    Duration sendPatience = LastGate.Rules.DEFAULT.patience();
    boolean limitsSends;
    FlattenOptions flattening = FlattenOptions.DEFAULT;
    boolean haltCancelsAll;
    MismatchPolicy mismatchPolicy = MismatchPolicy.REDUCING;
    boolean takesOver;
    Duration reconcileEvery = Duration.ofMinutes(5);
    Duration outcomeTimeout = Duration.ofSeconds(10);
    // Its journal.
    @Nullable
    Path controlFolder;

    @Nullable
    JournalLevel journalLevel;

    @Nullable
    JournalFactory journalFactory;

    Retention retention = Retention.ALL;
    Duration journalPatience = Duration.ofMillis(500);
    long snapshotEvery = 100_000;

    PipelineSpecs(Currency base) {
        this.base = base;
    }

    void add(String policyName, Supplier<? extends PortfolioPolicy> policy) {
        if (policies.put(policyName, policy) != null) {
            repeatedPolicies.add(policyName);
        }
    }

    boolean isLiveAcknowledged() {
        return Pipeline.LIVE_WORDS.equals(liveWords);
    }

    LastGate.Rules sendRules() {
        return new LastGate.Rules(sendRequests, sendPeriod, sendPatience);
    }

    /** What its journal is made from, null for none. */
    @Nullable
    JournalSpec journal() {
        JournalFactory factory = journalFactory != null ? journalFactory : inFolder(controlFolder);
        return journalLevel == null || factory == null
                ? null
                : new JournalSpec(factory, journalLevel, journalPatience, snapshotEvery);
    }

    private @Nullable JournalFactory inFolder(@Nullable Path folder) {
        Retention kept = retention;
        return folder == null
                ? null
                : (engine, time) -> FileJournal.open(
                        folder, JournalConfig.builder(time).retention(kept).build());
    }

    /** The same, untouched by what is said later. */
    PipelineSpecs copy() {
        PipelineSpecs copy = new PipelineSpecs(base);
        copy.routes.addAll(routes);
        copy.strategies.addAll(strategies);
        copy.policies.putAll(policies);
        copy.listeners.addAll(listeners);
        copy.name = name;
        copy.sizing = sizing;
        copy.gates = gates;
        copy.ungated = ungated;
        copy.ordersOnly = ordersOnly;
        copy.signalTime = signalTime;
        copy.marks = marks;
        copy.roll = roll;
        copy.lots = lots;
        copy.closedOrdersRemembered = closedOrdersRemembered;
        copy.meters = meters;
        copy.liveWords = liveWords;
        copy.clock = clock;
        copy.startTimeout = startTimeout;
        copy.laneCapacity = laneCapacity;
        copy.limitsSends = limitsSends;
        copy.sendRequests = sendRequests;
        copy.sendPeriod = sendPeriod;
        copy.sendPatience = sendPatience;
        copy.flattening = flattening;
        copy.haltCancelsAll = haltCancelsAll;
        copy.mismatchPolicy = mismatchPolicy;
        copy.takesOver = takesOver;
        copy.reconcileEvery = reconcileEvery;
        copy.outcomeTimeout = outcomeTimeout;
        copy.controlFolder = controlFolder;
        copy.journalLevel = journalLevel;
        copy.journalFactory = journalFactory;
        copy.retention = retention;
        copy.journalPatience = journalPatience;
        copy.snapshotEvery = snapshotEvery;
        return copy;
    }
}
