package io.otrep.core;

import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.edge.LiveRun;
import io.otrep.core.reconcile.Evidence;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.Vital;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A running engine. Made by {@link Pipeline#build()}, it connects and reconciles at {@link #start()}, trades until {@link #stop()}, and leaves no thread,
 * socket or file behind after {@link #close()}.
 *
 * <p>Thread-safe. Commands are carried to the engine loop and take effect in their turn; stages complete on a thread of the engine's own, neither the
 * loop nor a reader. After the engine was stopped a command completes exceptionally with {@link IllegalStateException}.
 */
public final class TradingEngine implements AutoCloseable {

    private enum Phase {
        BUILT,
        STARTED,
        STOPPED,
        CLOSED
    }

    private final LiveRun run;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.BUILT);

    TradingEngine(PipelineSpecs specs) {
        run = new LiveRun(new LivePlan(specs));
    }

    /**
     * Begins a pipeline.
     *
     * @param baseCurrency the currency of its books, for example {@code USD}
     * @return a pipeline to be filled
     */
    public static Pipeline builder(String baseCurrency) {
        return new Pipeline(Currency.of(baseCurrency));
    }

    /**
     * Connects, asks the venues for instruments, compares books and orders with them, and begins to trade. Returns when it trades. A route whose venue did not
     * answer in time is halted, with the reason; the others trade.
     *
     * @throws IllegalStateException if it was started before, if a venue did not list its instruments, or if no venue could be compared with in time;
     *     nothing is left running then
     */
    public void start() {
        if (!phase.compareAndSet(Phase.BUILT, Phase.STARTED)) {
            throw new IllegalStateException("an engine is started once; build another one");
        }
        try {
            run.start();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Ends trading: strategies get no more events, entries are canceled, protective reduce-only exits stay at the venue. Waits for the venues' answers up
     * to a bound.
     *
     * @param patience how long to wait
     */
    public void stop(Duration patience) {
        if (phase.compareAndSet(Phase.STARTED, Phase.STOPPED)) {
            run.stop(patience);
            stopped.countDown();
        }
    }

    /** Ends trading, waiting up to ten seconds for the venues' answers. */
    public void stop() {
        stop(Duration.ofSeconds(10));
    }

    /**
     * Waits until somebody stops or closes the engine.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /**
     * Waits until somebody stops or closes the engine, or a time has passed.
     *
     * @param patience how long to wait
     * @return whether it was stopped
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitStop(Duration patience) throws InterruptedException {
        return stopped.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Hands in a market event of the host's own, beside what the venues publish.
     *
     * @param event its instrument must be one of the engine's; others are counted and dropped
     */
    public void publish(MarketEvent event) {
        run.publish(event);
    }

    /**
     * Sets a strategy's signal from outside.
     *
     * @param strategy its name
     * @param instrument what
     * @param level from -1 to 1
     * @return completes when it was taken; exceptionally if there is no such strategy
     */
    public CompletionStage<Void> signal(String strategy, Instrument instrument, double level) {
        return run.commands().signal(strategy, instrument, level);
    }

    /**
     * Tells a policy something in the policy's own form, for example a parent order that it is to work. An input like any other: taken on the loop in its turn,
     * and written where a journal keeps all inputs.
     *
     * @param policy its name, a {@link io.otrep.portfolio.CommandedPolicy}
     * @param command what the policy's own page says, copied
     * @return completes when the policy took it; exceptionally with its reason if it refused, if there is no such policy, or it takes no commands
     */
    public CompletionStage<Void> tell(String policy, byte[] command) {
        return run.commands().tell(policy, command);
    }

    /**
     * Asks for an order of the host's own, through the gates.
     *
     * @param request the terms
     * @return its id; the outcome is told to listeners
     */
    public CompletionStage<ClientOrderId> submit(OrderRequest request) {
        return run.commands().submit(request);
    }

    /**
     * Asks for the end of an order. Always passes; nothing happens if it is not known or has ended.
     *
     * @param id the order
     * @return completes when it was taken
     */
    public CompletionStage<Void> cancel(ClientOrderId id) {
        return run.commands().cancel(id);
    }

    /**
     * Settles an order of which something is not known and which no machine can settle, by what an operator found out. It is recorded, and the venue is asked
     * again afterwards.
     *
     * @param id an order that is unknown
     * @param evidence what became of it
     * @param operator who says so, for the record
     * @return completes when it was taken; exceptionally if the order is not unknown, or the evidence contradicts what is known of it
     */
    public CompletionStage<Void> resolve(ClientOrderId id, Evidence evidence, String operator) {
        return run.commands().resolve(id, evidence, operator);
    }

    /**
     * Stops trading at once and cancels entries; protective reduce-only exits stay. Latched: see {@link TradingControl#rearm}.
     *
     * @param reason kept with the state
     * @return completes when the cancels are on their way
     */
    public CompletionStage<Void> halt(String reason) {
        return run.commands().halt(reason);
    }

    /**
     * Stops trading, cancels entries, then closes all that is ours: one close for each position at a time, priced through the market by a collar that
     * widens. Holds until it is re-armed, over a restart too. May be asked for again at any time.
     *
     * @param reason kept with the state
     * @return how each position ended: completes when none goes on, were it that one is stuck
     */
    public CompletionStage<FlattenReport> flatten(String reason) {
        return run.commands().flatten(ControlScope.engine(), null, reason);
    }

    /**
     * As {@link #flatten(String)}, for a part of the engine and with bounds of its own.
     *
     * @param scope the engine, a route, a strategy or an instrument
     * @param options how far closes may go
     * @param reason kept with the state
     * @return how each position ended
     */
    public CompletionStage<FlattenReport> flatten(ControlScope scope, FlattenOptions options, String reason) {
        return run.commands().flatten(scope, options, reason);
    }

    /**
     * Tells the gates what a supervisor of the host's measured of the machinery, so that a ladder can act on it: calls that failed in a row, the age of the
     * market's data. What differs from a venue and how far its clock is off are measured by the engine.
     *
     * @param scope what it is about
     * @param vital what was measured
     * @param value in the vital's unit
     * @return completes when it was taken
     */
    public CompletionStage<Void> vital(ControlScope scope, Vital vital, double value) {
        return run.commands().vital(scope, vital, value);
    }

    /**
     * The switch.
     *
     * @return takes effect for the next order that leaves
     */
    public TradingControl control() {
        return run.control();
    }

    /**
     * The state between two inputs.
     *
     * @return completes soon
     */
    public CompletionStage<EngineSnapshot> snapshot() {
        return run.commands().snapshot();
    }

    /**
     * Stops if that was not done, which cancels entries, and ends all threads and connections. May be called twice. An engine that is built over the same
     * journal goes on with what is held and with the exits that were left at the venue; one whose process was killed left its entries there too.
     */
    @Override
    public void close() {
        stop();
        if (phase.getAndSet(Phase.CLOSED) != Phase.CLOSED) {
            run.close();
            stopped.countDown();
        }
    }
}
