package io.otrep.core;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.LotMethod;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.LastGate;
import io.otrep.core.internal.ReconcileOptions;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.assembly.EnginePlan;
import io.otrep.core.internal.assembly.JournalSpec;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine that talks to venues needs of a pipeline, copied when it is built. Immutable. */
final class LivePlan implements EnginePlan {
    private final PipelineSpecs pipeline;

    /**
     * A plan.
     *
     * @param pipeline nobody changes it any more
     */
    LivePlan(PipelineSpecs pipeline) {
        this.pipeline = pipeline;
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
    public List<RouteSpec> routes() {
        return List.copyOf(pipeline.routes);
    }

    @Override
    public List<EngineListener> listeners() {
        return List.copyOf(pipeline.listeners);
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
        return pipeline.sendRules();
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
    public @Nullable JournalSpec journal() {
        return pipeline.journal();
    }

    @Override
    public EngineSetup.Builder setup(
            String namespace, List<Route> made, List<Instrument> instruments, StopLatch latch) {
        return PipelineParts.setup(pipeline, namespace, made, instruments, latch);
    }
}
