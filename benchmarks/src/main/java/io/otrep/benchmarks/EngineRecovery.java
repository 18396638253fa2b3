package io.otrep.benchmarks;

import io.otrep.account.LotMethod;
import io.otrep.core.EngineListener;
import io.otrep.core.MarkPolicy;
import io.otrep.core.edge.JournalReading;
import io.otrep.core.internal.ClosedTrades;
import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.VenueQueue;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.journal.FileJournal;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole engine after a restart without a snapshot: the journal of a million records (a third each intents, answers, fills) opened and checked, read again,
 * decoded, orders and books rebuilt. Per record, beside one pass over the same files that only reads and sums.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(EngineRecovery.RECORDS)
public class EngineRecovery {
    static final int RECORDS = 1_000_000;

    private static final Instrument INSTRUMENT = BarWalk.instrument("ABC");
    private static final RunBegun RUN = new RunBegun(BarWalk.START, "bench", Currency.USD, LotMethod.FIFO, false, true);

    private JournalFolder folder;
    private FileJournal journal;

    private static EngineCore engine(MirrorBroker broker, VenueQueue said, RunLog log) {
        StopLatch latch = new StopLatch((scope, state, reason) -> {});
        Route[] route = new Route[1];
        Gateway gateway = new Gateway(broker, latch, said.sink(() -> route[0]), () -> BarWalk.START);
        route[0] = new Route(broker, Dispatcher.inline(gateway, log));
        broker.connect(said.sink(() -> route[0]));
        return new EngineCore(new EngineSetup(
                "bench",
                Currency.USD,
                List.of(route),
                List.of(INSTRUMENT),
                List.of(),
                Map.of(),
                List.of(),
                latch,
                MarkPolicy.CLAMPED_LAST,
                DayRoll.NEW_YORK_1700,
                LotMethod.FIFO,
                null,
                10_000,
                new EngineListener() {},
                false,
                new ClosedTrades(),
                log));
    }

    /**
     * Lets an engine trade, its log on the disk.
     *
     * @throws IOException if the disk fails
     */
    @Setup(Level.Trial)
    public void write() throws IOException {
        folder = new JournalFolder();
        journal = folder.open((sequence, type, payload) -> {});
        JournalLog log = new JournalLog(journal);
        log.note(RUN);
        MirrorBroker broker = new MirrorBroker(INSTRUMENT);
        VenueQueue said = new VenueQueue();
        EngineCore core = engine(broker, said, log);
        core.advance(BarWalk.START);
        core.open(broker.account().toCompletableFuture().join(), List.of(), List.of());
        said.drainTo(core);
        for (long order = 0; journal.lastSequence() < RECORDS; order++) {
            core.advance(BarWalk.START + order * 1_000_000);
            Side side = order % 2 == 0 ? Side.BUY : Side.SELL;
            core.submit(
                    "host",
                    OrderRequest.market(INSTRUMENT, side, Decimal.of(10)).build());
            broker.answer();
            said.drainTo(core);
        }
        journal.sync();
    }

    /**
     * Removes it.
     *
     * @throws IOException if the disk fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        journal.close();
        folder.remove();
    }

    /**
     * Ours, as an engine starts.
     *
     * @return how many records were taken
     * @throws IOException if the disk fails
     */
    @Benchmark
    public long recovery() throws IOException {
        journal.close();
        journal = folder.open((sequence, type, payload) -> {});
        EngineCore core = engine(new MirrorBroker(INSTRUMENT), new VenueQueue(), RunLog.OFF);
        return JournalReading.restore(journal, core, RUN, List.of(INSTRUMENT));
    }

    /**
     * No records: the floor.
     *
     * @return the checksums of all files together
     * @throws IOException if the disk fails
     */
    @Benchmark
    @Reference
    public long bareReadAndCrc() throws IOException {
        return folder.readAndCrc();
    }
}
