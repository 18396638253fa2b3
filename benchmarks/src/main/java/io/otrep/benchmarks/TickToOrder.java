package io.otrep.benchmarks;

import io.otrep.broker.BrokerEvents;
import io.otrep.core.TradingEngine;
import io.otrep.core.internal.ClosedTrades;
import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.VenueQueue;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.sizing.FixedSize;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a quote to the order at the broker's door, sampled one by one, the order filled before the next quote: on the loop alone; across the inbound lane, the
 * loop and the outbound stage of a live engine; and across two bare rings whose threads park as the engine's do.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 3, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 3, time = 3, timeUnit = TimeUnit.SECONDS)
public class TickToOrder {
    private static final Instrument INSTRUMENT = BarWalk.instrument("ABC");

    private static RiskGates gates() {
        return RiskGates.builder()
                .maxPosition(0.50)
                .maxDrawdown(0.50)
                .dailyLoss(0.50)
                .build();
    }

    private static Quote quote(long timeNanos) {
        return new Quote(INSTRUMENT, timeNanos, 4000, 4000.25, 1_000_000, 1_000_000);
    }

    /** The engine's loop on the caller's thread. */
    @State(Scope.Benchmark)
    public static class OnLoop {
        private final MirrorBroker broker = new MirrorBroker(INSTRUMENT);
        private final VenueQueue said = new VenueQueue();
        private final EngineCore core;
        private long nanos = BarWalk.START;
        private Quote next = quote(nanos);

        /** Wires an engine by hand, as a live run does. */
        public OnLoop() {
            StopLatch latch = new StopLatch((scope, state, reason) -> {});
            Route[] route = new Route[1];
            BrokerEvents sink = said.sink(() -> route[0]);
            Gateway gateway = new Gateway(broker, latch, sink, () -> nanos);
            route[0] = new Route(broker, Dispatcher.inline(gateway, RunLog.OFF));
            core = new EngineCore(EngineSetup.builder("bench", Currency.USD, List.of(route), List.of(INSTRUMENT), latch)
                    .strategies(List.of(new EngineSetup.StrategySetup(
                            "flip", new InAndOut(1), FixedSize.of(1).create(), List.of(INSTRUMENT))))
                    .gates(gates().create(latch))
                    .closedRemembered(1_000)
                    .closedTrades(new ClosedTrades())
                    .build());
            core.advance(nanos);
            core.open(broker.account().toCompletableFuture().join(), List.of(), List.of());
            broker.connect(sink);
            said.drainTo(core);
            core.start(nanos);
        }

        /** The order of before is filled, the next quote lies ready. */
        @Setup(Level.Invocation)
        public void settle() {
            if (broker.sent() > 0) {
                broker.answer();
                said.drainTo(core);
            }
            nanos += 1_000_000;
            next = quote(nanos);
        }
    }

    /** Quote in, order at the broker, one thread. */
    @Benchmark
    public long loop(OnLoop engine) {
        long before = engine.broker.sent();
        engine.core.onMarket(engine.next, 0, engine.nanos);
        if (engine.broker.sent() == before) {
            throw new IllegalStateException("the quote made no order");
        }
        return before;
    }

    /** A live engine with all its threads. */
    @State(Scope.Benchmark)
    public static class Live {
        private final MirrorBroker broker = new MirrorBroker(INSTRUMENT);
        private final TradingEngine engine;
        private final AtomicLong fills = new AtomicLong();

        /** Builds and starts it. */
        public Live() {
            engine = TradingEngine.builder("USD")
                    .route(broker, "ABC")
                    .strategy("flip", () -> new InAndOut(1, fills::incrementAndGet))
                    .sizing(FixedSize.of(1))
                    .gates(gates())
                    .build();
            engine.start();
        }

        /** The order of before is filled, and the strategy has heard of it. */
        @Setup(Level.Invocation)
        public void settle() {
            if (broker.sent() > fills.get()) {
                broker.answer();
                while (fills.get() < broker.sent()) {
                    Thread.onSpinWait();
                }
            }
        }

        /** Ends it. */
        @TearDown(Level.Trial)
        public void close() {
            engine.close();
        }
    }

    /** Quote published, order at the broker: inbound lane, loop, outbound stage, each thread parked when idle. */
    @Benchmark
    public long lane(Live live) {
        long before = live.broker.sent();
        live.engine.publish(quote(Nanos.of(Instant.now())));
        while (live.broker.sent() == before) {
            Thread.onSpinWait();
        }
        return before;
    }

    /** Two bare rings one after the other. */
    @State(Scope.Benchmark)
    public static class Bare {
        private final AtomicLong seen = new AtomicLong();
        private final ParkedHop second = new ParkedHop("bare-2", element -> seen.incrementAndGet());
        private final ParkedHop first = new ParkedHop("bare-1", second::offer);

        /** Ends both. */
        @TearDown(Level.Trial)
        public void close() {
            first.close();
            second.close();
        }
    }

    /** The same two hops with nothing between them. */
    @Benchmark
    public long bareRings(Bare rings) {
        long before = rings.seen.get();
        rings.first.offer(INSTRUMENT);
        while (rings.seen.get() == before) {
            Thread.onSpinWait();
        }
        return before;
    }
}
