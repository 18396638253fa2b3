package io.otrep.benchmarks;

import io.otrep.account.LotMethod;
import io.otrep.core.internal.ClosedTrades;
import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.VenueQueue;
import io.otrep.core.internal.assembly.JournalReading;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.Retention;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import java.io.IOException;
import java.util.List;

/** A journal on the disk that an engine has traded into: a third each intents, answers, fills. */
final class TradedJournal {
    private static final Instrument INSTRUMENT = BarWalk.instrument("ABC");
    private static final RunBegun RUN = new RunBegun(BarWalk.START, "bench", Currency.USD, LotMethod.FIFO, false, true);

    private final JournalFolder folder;
    private FileJournal journal;

    /**
     * Lets an engine trade.
     *
     * @param records how many are written, snapshots included
     * @param snapshotEvery how many records are written before a snapshot; the last one is half as many before the end
     */
    TradedJournal(long records, long snapshotEvery) throws IOException {
        folder = new JournalFolder(Retention.ALL);
        journal = folder.open((sequence, type, payload) -> {});
        JournalLog log =
                new JournalLog(journal, RUN, snapshotEvery, Math.floorMod(records - snapshotEvery / 2, snapshotEvery));
        log.note(RUN);
        MirrorBroker broker = new MirrorBroker(INSTRUMENT);
        VenueQueue said = new VenueQueue();
        EngineCore core = engine(broker, said, log);
        core.advance(BarWalk.START);
        core.open(broker.account().toCompletableFuture().join(), List.of(), List.of());
        said.drainTo(core);
        for (long order = 0; journal.lastSequence() < records; order++) {
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

    private static EngineCore engine(MirrorBroker broker, VenueQueue said, RunLog log) {
        StopLatch latch = new StopLatch((scope, state, reason) -> {});
        Route[] route = new Route[1];
        Gateway gateway = new Gateway(broker, latch, said.sink(() -> route[0]), () -> BarWalk.START);
        route[0] = new Route(broker, Dispatcher.inline(gateway, log));
        broker.connect(said.sink(() -> route[0]));
        return new EngineCore(EngineSetup.builder("bench", Currency.USD, List.of(route[0]), List.of(INSTRUMENT), latch)
                .closedTrades(new ClosedTrades())
                .log(log)
                .build());
    }

    /** As an engine starts: opens and checks the journal, reads it again and takes it back; says how many records there were since the last snapshot. */
    long restart() throws IOException {
        journal.close();
        journal = folder.open((sequence, type, payload) -> {});
        EngineCore core = engine(new MirrorBroker(INSTRUMENT), new VenueQueue(), RunLog.OFF);
        return JournalReading.restore(journal, core, RUN, List.of(INSTRUMENT));
    }

    /** One pass over all files that only reads and sums. */
    long readAndCrc() throws IOException {
        return folder.readAndCrc();
    }

    /** Removes it. */
    void remove() throws IOException {
        journal.close();
        folder.remove();
    }
}
