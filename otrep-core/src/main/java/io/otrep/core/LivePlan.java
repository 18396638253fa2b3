package io.otrep.core;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.LotMethod;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.edge.LiveRun;
import io.otrep.core.edge.RunJournal;
import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.LastGate;
import io.otrep.core.internal.ReconcileOptions;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.ledger.ClosedTradeListener;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a live run needs of a pipeline, copied when it is built. Immutable. */
final class LivePlan implements LiveRun.Plan {
    private final Pipeline pipeline;
    private final List<LiveRun.RoutePlan> routes;
    private final List<EngineListener> listeners;

    private LivePlan(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.routes = pipeline.routes.stream()
                .map(spec -> new LiveRun.RoutePlan(spec.name(), spec.factory(), List.copyOf(spec.symbols())))
                .toList();
        this.listeners = List.copyOf(pipeline.listeners);
    }

    static LivePlan of(Pipeline pipeline) {
        return new LivePlan(pipeline.copy());
    }

    @Override
    public String name() {
        return pipeline.name;
    }

    @Override
    public Currency base() {
        return pipeline.base;
    }

    @Override
    public List<LiveRun.RoutePlan> routes() {
        return routes;
    }

    @Override
    public List<EngineListener> listeners() {
        return listeners;
    }

    @Override
    public InstantSource clock() {
        return pipeline.clock;
    }

    @Override
    public Duration startTimeout() {
        return pipeline.startTimeout;
    }

    @Override
    public int laneCapacity() {
        return pipeline.laneCapacity;
    }

    @Override
    public ReconcileOptions reconciling() {
        return ReconcileOptions.of(
                pipeline.mismatchPolicy,
                pipeline.takesOver,
                pipeline.reconcileEvery,
                pipeline.outcomeTimeout,
                pipeline.startTimeout);
    }

    @Override
    public @Nullable MeterRegistry meters() {
        return pipeline.meters;
    }

    @Override
    public LotMethod lots() {
        return pipeline.lots;
    }

    @Override
    public LastGate.Rules sendRules() {
        return pipeline.sendRules;
    }

    @Override
    public @Nullable Path controlFolder() {
        return pipeline.controlFolder;
    }

    @Override
    public FlattenOptions flattening() {
        return pipeline.flattening;
    }

    @Override
    public RunJournal.@Nullable Spec journal() {
        return pipeline.journal;
    }

    @Override
    public EngineSetup setup(
            String namespace,
            List<Route> made,
            List<Instrument> instruments,
            StopLatch latch,
            EngineListener listener,
            RunLog log) {
        return PipelineParts.setup(
                pipeline, namespace, made, instruments, latch, listener, true, ClosedTradeListener.NONE, log);
    }
}
