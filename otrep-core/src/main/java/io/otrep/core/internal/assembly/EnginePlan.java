package io.otrep.core.internal.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.LotMethod;
import io.otrep.core.EngineListener;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.LastGate;
import io.otrep.core.internal.ReconcileOptions;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.StopLatch;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine that talks to venues is made from. Immutable; {@link #setup} makes new instances each time. */
public interface EnginePlan {
    /** The engine's name. */
    String name();

    /** The base currency. */
    Currency base();

    /** Which lots a close takes first. */
    LotMethod lots();

    /** The routes, in the builder's order. */
    List<RouteSpec> routes();

    /** Who is told. */
    List<EngineListener> listeners();

    /** The clock at the edge. */
    InstantSource clock();

    /** How long the venues may take to answer at the start. */
    Duration startTimeout();

    /** Bound of each lane. */
    int laneCapacity();

    /** How routes are compared with their venues. */
    ReconcileOptions reconciling();

    /** Where to count, null for nowhere. */
    @Nullable
    MeterRegistry meters();

    /** What its journal is made from, null for none. */
    @Nullable
    JournalSpec journal();

    /** How much may leave. */
    LastGate.Rules sendRules();

    /** Where a HALT file is looked for, null for nowhere. */
    @Nullable
    Path controlFolder();

    /** How far a flatten may go. */
    FlattenOptions flattening();

    /** Makes the parts of the engine; the namespace is what its order ids are derived from. */
    EngineSetup.Builder setup(String namespace, List<Route> routes, List<Instrument> instruments, StopLatch latch);
}
