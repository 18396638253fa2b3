package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.LotMethod;
import io.otrep.core.Bench;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.RecordType;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalFullException;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Instrument ABC = Bench.share("ABC");

    private final Disk disk = new Disk();
    private final StopLatch latch = new StopLatch((scope, state, reason) -> {});
    private static final int SNAPSHOT_EVERY = 3;
    private final List<String> done = new ArrayList<>();
    private long now = 1;
    private final Outbox outbox = new Outbox(false, 4, 100, SNAPSHOT_EVERY, () -> now, latch, () -> {});

    private void begin() {
        outbox.begin(disk, new EngineRecord.RunBegun(1, "desk", Currency.USD, LotMethod.FIFO, false, true), 0);
        outbox.step();
        disk.said.clear();
    }

    private boolean write(String id, boolean reducing) {
        return outbox.write(
                intent(id, reducing), () -> done.add(id + " sent"), why -> done.add(id + " refused: " + why));
    }

    private static EngineRecord.IntentsDecided intent(String id, boolean reducing) {
        OrderRequest request = OrderRequest.market(ABC, Side.BUY, Decimal.ONE).build();
        OrderIntent intent =
                OrderIntent.builder(ClientOrderId.of(id), "a", 1, 1, request).build();
        return new EngineRecord.IntentsDecided(1, List.of(intent), List.of(), null, reducing);
    }

    private static EngineRecord cancel(String id) {
        return new EngineRecord.CancelDecided(1, ClientOrderId.of(id), null);
    }

    @Test
    void snapshotStandsInItsPlaceWithWhatIsStoppedAndInstrumentsAreDeclaredAnewBehindIt() {
        begin();
        write("a", false);
        latch.trip(ControlScope.route("sim"), TradingState.HALTED, "why not");

        outbox.keep(7, new byte[] {1, 2});
        write("b", false);
        outbox.step();

        assertThat(disk.said)
                .containsExactly("INSTRUMENT", "INTENT", "SNAPSHOT checkpoint", "INSTRUMENT", "INTENT", "sync");
        EngineCodec codec = new EngineCodec();
        int at = disk.types.indexOf(RecordType.SNAPSHOT.number());
        var snapshot = (EngineRecord.SnapshotTaken) codec.decode(disk.types.get(at), disk.kept.get(at));
        assertThat(snapshot.state()).containsExactly(1, 2);
        assertThat(snapshot.run().engine()).isEqualTo("desk");
        assertThat(snapshot.stops())
                .extracting(EngineRecord.ControlMoved::reason)
                .containsExactly("why not");
        codec.decode(disk.types.get(at + 1), disk.kept.get(at + 1));
        assertThat(codec.decode(disk.types.get(at + 2), disk.kept.get(at + 2))).isEqualTo(intent("b", false));
    }

    @Test
    void snapshotWithoutRoomLeavesEverythingAsItWas() {
        begin();
        write("a", false);
        outbox.step();
        disk.said.clear();
        disk.full = true;

        outbox.keep(7, new byte[] {1, 2});
        outbox.note(cancel("a"));
        outbox.step();
        disk.full = false;
        write("b", false);
        outbox.step();

        assertThat(disk.said).containsExactly("CANCEL urgent", "sync", "INTENT", "sync");
        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void snapshotIsDueAfterSoManyRecords() {
        begin();
        outbox.note(cancel("x"));
        outbox.note(cancel("y"));
        boolean early = outbox.isSnapshotDue();

        write("a", false);
        boolean due = outbox.isSnapshotDue();
        outbox.keep(7, new byte[0]);

        assertThat(early).isFalse();
        assertThat(due).isTrue();
        assertThat(outbox.isSnapshotDue()).isFalse();
    }

    @Test
    void nothingIsSentBeforeItIsSafeAndOneSyncServesABatch() {
        begin();

        write("a", false);
        outbox.note(cancel("x"));
        write("b", false);
        boolean sentBefore = !done.isEmpty();
        outbox.step();

        assertThat(sentBefore).isFalse();
        assertThat(disk.said).containsExactly("INSTRUMENT", "INTENT", "CANCEL", "INTENT", "sync");
        assertThat(done).containsExactly("a sent", "b sent");
    }

    @Test
    void whatCameBeforeTheBeginningIsWrittenAfterItsFirstRecord() {
        outbox.note(cancel("x"));
        outbox.begin(disk, new EngineRecord.RunBegun(1, "desk", Currency.USD, LotMethod.FIFO, false, true), 0);
        outbox.step();

        assertThat(disk.said).containsExactly("RUN", "CANCEL", "sync");
    }

    @Test
    void moreThanTheBoundIsRefusedAndNotesAreNot() {
        begin();

        for (String id : List.of("a", "b", "c", "d")) {
            write(id, false);
        }
        boolean fifth = write("e", false);
        outbox.note(cancel("x"));
        outbox.step();

        assertThat(fifth).isFalse();
        assertThat(disk.said).hasSize(7).contains("CANCEL");
    }

    @Test
    void farTooManyNotesHalt() {
        begin();

        for (int i = 0; i < 8; i++) {
            outbox.note(cancel("x" + i));
        }

        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
    }

    @Test
    void slowSyncRefusesNewIntentsWhileItLasts() {
        begin();
        List<Boolean> taken = new ArrayList<>();
        disk.whileSyncing = () -> {
            taken.add(write("early", false));
            now += 101;
            taken.add(write("late", false));
        };

        write("a", false);
        outbox.step();
        disk.whileSyncing = () -> {};
        taken.add(write("after", false));

        assertThat(taken).containsExactly(true, false, true);
    }

    @Test
    void failedSyncRefusesWhatWaitedAndHalts() {
        begin();
        disk.syncFailure = new IOException("EIO");

        write("a", false);
        outbox.step();

        assertThat(done).hasSize(1).first().asString().startsWith("a refused").contains("EIO");
        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
        assertThat(write("b", false)).isFalse();
    }

    @Test
    void fullDiskKeepsCancelsAndReductionsAndRefusesTheRest() {
        begin();
        disk.full = true;

        write("a", false);
        outbox.note(cancel("x"));
        write("exit", true);
        outbox.step();

        assertThat(disk.said).containsExactly("INSTRUMENT urgent", "CANCEL urgent", "INTENT urgent", "sync");
        assertThat(done).hasSize(2).last().isEqualTo("exit sent");
        assertThat(done.get(0)).startsWith("a refused").contains("full");
        assertThat(latch.state(ControlScope.engine())).isEqualTo(TradingState.HALTED);
    }

    @Test
    void reductionStillLeavesAfterTheDiskWasFull() {
        begin();
        disk.full = true;
        write("a", false);
        outbox.step();

        boolean exit = write("exit", true);
        boolean entry = write("entry", false);
        outbox.step();

        assertThat(exit).isTrue();
        assertThat(entry).isFalse();
        assertThat(done).last().isEqualTo("exit sent");
    }

    @Test
    void undeclaredInstrumentIsNeverNamed() {
        begin();
        disk.failure = new IOException("EIO");
        write("a", false);
        outbox.step();
        disk.failure = null;

        outbox.note(new EngineRecord.MarketMoved(1, new Quote(ABC, 1, 1, 2, 3, 4)));
        outbox.step();

        assertThat(disk.said).doesNotContain("INTENT", "QUOTE");
        assertThat(outbox.lost()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        begin();
        disk.kept.clear();
        EngineRecord intent = intent("a", false);
        outbox.note(intent);
        outbox.step();
        EngineCodec codec = new EngineCodec();

        EngineRecord last = null;
        for (int i = 0; i < disk.kept.size(); i++) {
            last = codec.decode(disk.types.get(disk.types.size() - disk.kept.size() + i), disk.kept.get(i));
        }

        assertThat(last).isEqualTo(intent);
    }

    /** Says what is done to it. */
    private static final class Disk implements Journal {
        private final List<String> said = new ArrayList<>();
        private final List<ByteBuffer> kept = new ArrayList<>();
        private final List<Integer> types = new ArrayList<>();
        private boolean full;
        private @Nullable IOException failure;
        private @Nullable IOException syncFailure;
        private Runnable whileSyncing = () -> {};
        private long sequence;
        private long checkpoint;

        @Override
        public long append(int type, ByteBuffer payload) throws IOException {
            if (full) {
                throw new JournalFullException("no room", null);
            }
            return keep(type, payload, "");
        }

        @Override
        public long appendUrgent(int type, ByteBuffer payload) throws IOException {
            return keep(type, payload, full ? " urgent" : "");
        }

        private long keep(int type, ByteBuffer payload, String how) throws IOException {
            if (failure != null) {
                throw failure;
            }
            for (RecordType each : RecordType.values()) {
                if (each.number() == type) {
                    said.add(each + how);
                }
            }
            byte[] copy = new byte[payload.remaining()];
            payload.duplicate().get(copy);
            kept.add(ByteBuffer.wrap(copy));
            types.add(type);
            return ++sequence;
        }

        @Override
        public void sync() throws IOException {
            if (syncFailure != null) {
                throw syncFailure;
            }
            whileSyncing.run();
            said.add("sync");
        }

        @Override
        public long checkpoint(int type, ByteBuffer snapshot) throws IOException {
            if (full) {
                throw new JournalFullException("no room for a snapshot", null);
            }
            checkpoint = keep(type, snapshot, " checkpoint");
            return checkpoint;
        }

        @Override
        public UUID namespace() {
            return new UUID(1, 2);
        }

        @Override
        public long checkpointSequence() {
            return checkpoint;
        }

        @Override
        public long lastSequence() {
            return sequence;
        }

        @Override
        public void read(long fromSequence, Reader reader) {}

        @Override
        public void close() {}
    }
}
