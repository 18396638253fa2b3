package io.otrep.core.edge;

import io.otrep.account.Position;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.reconcile.Evidence;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a host asks of a live run: carried to the loop, where it takes effect in its turn, and answered on a thread of its own. Thread-safe.
 */
public final class LiveCommands implements AutoCloseable {
    private static final String HOST = "host";
    private static final long QUIET_CHECK_MS = 10;

    private final LiveLoop loop;
    private final StopLatch latch;
    private final RunLog log;
    private final FlattenOptions flattening;
    private final LongSupplier clock;
    private final LongSupplier unheard;
    private final ExecutorService answers;
    private volatile @Nullable Thread answersThread;
    private volatile @Nullable EngineCore core;

    /**
     * Commands that are refused until the engine is there.
     *
     * @param threadName of the thread that answers
     * @param loop where they are carried
     * @param latch the switch
     * @param log where a flatten is written when it is asked for
     * @param flattening how far a flatten may go that does not say so
     * @param clock nanoseconds since 1970
     * @param unheard how much listeners were not told
     */
    LiveCommands(
            String threadName,
            LiveLoop loop,
            StopLatch latch,
            RunLog log,
            FlattenOptions flattening,
            LongSupplier clock,
            LongSupplier unheard) {
        this.loop = loop;
        this.latch = latch;
        this.log = log;
        this.flattening = flattening;
        this.clock = clock;
        this.unheard = unheard;
        answers = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, threadName);
            made.setDaemon(true);
            answersThread = made;
            return made;
        });
    }

    /** The engine is there. */
    void begin(EngineCore engine) {
        core = engine;
    }

    /** Sets a strategy's level. */
    public CompletionStage<Void> signal(String strategy, Instrument instrument, double level) {
        return run(engine -> engine.signal(strategy, instrument, level));
    }

    /** Tells a policy something in the policy's own form. */
    public CompletionStage<Void> tell(String policy, byte[] command) {
        byte[] copy = command.clone();
        return run(engine -> engine.tell(policy, copy));
    }

    /** Asks for an order of the host's own. */
    public CompletionStage<ClientOrderId> submit(OrderRequest request) {
        return onLoop(engine -> engine.submit(HOST, request));
    }

    /** Asks for the end of an order. */
    public CompletionStage<Void> cancel(ClientOrderId id) {
        return run(engine -> engine.cancel(id));
    }

    /** An operator settles an order that no machine can. */
    public CompletionStage<Void> resolve(ClientOrderId id, Evidence evidence, String operator) {
        return run(engine -> engine.resolve(id, evidence, operator));
    }

    /** The host, or a supervisor of its own, measured the machinery. */
    public CompletionStage<Void> vital(ControlScope scope, Vital vital, double value) {
        return run(engine -> engine.onVital(scope, vital, value));
    }

    /** Halts and cancels entries. */
    public CompletionStage<Void> halt(String reason) {
        latch.trip(ControlScope.engine(), TradingState.HALTED, reason);
        return run(EngineCore::cancelEntries);
    }

    /** Halts a scope, ends its entries and closes what it holds; completes when every position has come to an end. */
    public CompletionStage<FlattenReport> flatten(ControlScope scope, @Nullable FlattenOptions options, String reason) {
        CompletableFuture<FlattenReport> done = new CompletableFuture<>();
        FlattenOptions chosen = options == null ? flattening : options;
        if (core != null) {
            log.note(new FlattenAsked(clock.getAsLong(), scope, chosen, reason));
        }
        latch.trip(scope, TradingState.HALTED, reason);
        run(engine -> engine.flatten(scope, chosen, reason, report -> answers.execute(() -> done.complete(report))))
                .whenComplete((taken, failure) -> {
                    if (failure != null) {
                        done.completeExceptionally(failure);
                    }
                });
        return done;
    }

    /** The state between two inputs. */
    public CompletionStage<EngineSnapshot> snapshot() {
        return onLoop(engine -> engine.snapshot(
                latch.state(ControlScope.engine()),
                loop.conflatedQuotes(),
                loop.droppedMarketEvents(),
                unheard.getAsLong()));
    }

    /** Ends strategies, cancels entries, and waits for the venues' answers. Says whether all came within a bound. */
    boolean stop(EngineCore engine, Duration patience) {
        CompletableFuture<Void> quiet = new CompletableFuture<>();
        loop.execute(() -> {
            engine.stop();
            engine.cancelEntries();
            whenQuiet(engine, quiet);
        });
        try {
            quiet.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void whenQuiet(EngineCore engine, CompletableFuture<Void> quiet) {
        boolean working = engine.workingOrders().stream().anyMatch(LiveCommands::isOurEntry);
        if (!working) {
            quiet.complete(null);
        } else {
            CompletableFuture.delayedExecutor(QUIET_CHECK_MS, TimeUnit.MILLISECONDS, answers)
                    .execute(() -> loop.execute(() -> whenQuiet(engine, quiet)));
        }
    }

    private static boolean isOurEntry(Order order) {
        return !order.terms().isReduceOnly() && !order.intent().owner().equals(Position.EXTERNAL);
    }

    private CompletionStage<Void> run(Consumer<EngineCore> command) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onLoop(engine -> {
                    command.accept(engine);
                    return Boolean.TRUE;
                })
                .whenComplete((taken, failure) -> complete(done, failure));
        return done;
    }

    private static void complete(CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    private <T> CompletableFuture<T> onLoop(Function<EngineCore, T> question) {
        CompletableFuture<T> future = new CompletableFuture<>();
        EngineCore engine = core;
        boolean taken = engine != null && loop.execute(() -> answer(engine, question, future), () -> refuse(future));
        if (!taken) {
            refuse(future);
        }
        return future;
    }

    private static void refuse(CompletableFuture<?> future) {
        future.completeExceptionally(
                new IllegalStateException("the engine is not running; start it first, or build another one"));
    }

    private <T> void answer(EngineCore engine, Function<EngineCore, T> question, CompletableFuture<T> future) {
        try {
            T value = question.apply(engine);
            answers.execute(() -> future.complete(value));
        } catch (RuntimeException e) {
            answers.execute(() -> future.completeExceptionally(e));
        }
    }

    /** Gives the answers that wait, then ends. */
    @Override
    public void close() {
        answers.shutdown();
        Thread answering = answersThread;
        if (answering != null) {
            Threads.join(answering);
        }
    }
}
