package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.LotMethod;
import io.otrep.core.Bench;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.control.FlattenReport.End;
import io.otrep.core.control.FlattenReport.PositionEnd;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.TradingCalendar;
import io.otrep.order.OrderEventKind;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flatten that has to wait, or to go on in another process. */
class FlattenAgainTest {
    private static final Instrument STOCK = Instrument.builder(
                    "STOCK", "sim", Asset.of("STOCK", AssetClass.EQUITY), Currency.USD)
            .tick("0.01")
            .step("1")
            .calendar(TradingCalendar.usEquities())
            .build();

    private final CoreBench bench = new CoreBench();
    private final List<FlattenReport> reports = new ArrayList<>();

    private void flatten() {
        bench.core().flatten(ControlScope.engine(), FlattenOptions.DEFAULT, "by hand", reports::add);
    }

    @Test
    void closedMarketIsWaitedForUntilItOpens() {
        bench.instruments.add(STOCK);
        bench.strategy("a", levels(1));
        bench.bar(STOCK, 100).accept().fill("100");
        bench.core().advance(Nanos.of(Instant.parse("2024-03-04T23:00:00Z")));

        flatten();

        PositionEnd end = reports.get(0).positions().get(0);
        assertThat(end.end()).isEqualTo(End.WAITING_SESSION);
        assertThat(end.text()).isEqualTo("its market is closed, opens at 2024-03-05T14:30:00Z");
        assertThat(bench.said()).containsExactly("BUY 100");

        long opens = Nanos.of(Instant.parse("2024-03-05T14:30:00Z"));
        assertThat(bench.core().nextTimerNanos()).isEqualTo(opens);
        bench.core().fireTimerBefore(opens + 1);

        assertThat(bench.said()).containsExactly("BUY 100", "SELL 100");
    }

    /** A close that works is known for what it is: there is no second one, and no halt takes it back. */
    @Test
    void flattenGoesOnFromASnapshotWithTheCloseThatWorks() {
        bench.strategy("a", levels(1));
        bench.bar(100).accept().fill("100");
        flatten();
        bench.accept();
        var run = new EngineRecord.RunBegun(1, "bench", Currency.USD, LotMethod.FIFO, false, true);
        var halted = new EngineRecord.ControlMoved(bench.now(), ControlScope.engine(), TradingState.HALTED, "by hand");
        var snapshot = new EngineRecord.SnapshotTaken(
                bench.now(), run, List.of(halted), bench.core().state());

        CoreBench again = new CoreBench().after(List.of(snapshot));
        again.strategy("a", levels());
        again.bar(100);

        assertThat(again.said()).isEmpty();
        assertThat(again.core().workingOrders()).hasSize(1);

        again.event(bench.last(), OrderEventKind.CANCEL);

        assertThat(again.said()).containsExactly("SELL 100");
    }

    /** The halt alone was not written any more. */
    @Test
    void flattenThatWasAskedForHaltsAndClosesAfterACrash() {
        Kept kept = new Kept();
        bench.log = kept;
        bench.strategy("a", levels(1));
        bench.bar(100).accept().fill("100");
        kept.note(new EngineRecord.FlattenAsked(
                bench.now(), ControlScope.engine(), FlattenOptions.DEFAULT, "smoke in the room"));

        CoreBench again = new CoreBench().after(kept.records);
        again.strategy("a", levels());
        again.bar(Bench.share("ABC"), 100);

        assertThat(again.said()).containsExactly("SELL 100");
        assertThat(again.latch.reason(ControlScope.engine())).isEqualTo("smoke in the room");
    }
}
