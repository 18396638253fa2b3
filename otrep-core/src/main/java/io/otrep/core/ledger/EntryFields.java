package io.otrep.core.ledger;

import io.otrep.account.CashFlow;
import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Fields of the entries of a book. Stateless. */
final class EntryFields {
    private static final List<Kind> KINDS = List.of(Kind.values());

    private EntryFields() {}

    /** Numbers are part of the format: new kinds come last. */
    private enum Kind {
        BROUGHT,
        EXECUTION,
        CROSS,
        SETTLEMENT,
        ADJUSTMENT,
        DEPARTURE,
        ARRIVAL
    }

    private static Kind kind(Entry entry) {
        if (entry instanceof ExecutionEntry) {
            return Kind.EXECUTION;
        } else if (entry instanceof BroughtEntry) {
            return Kind.BROUGHT;
        } else if (entry instanceof CrossEntry) {
            return Kind.CROSS;
        } else if (entry instanceof SettlementEntry) {
            return Kind.SETTLEMENT;
        } else if (entry instanceof ArrivalEntry) {
            return Kind.ARRIVAL;
        }
        return entry instanceof DepartureEntry ? Kind.DEPARTURE : Kind.ADJUSTMENT;
    }

    /**
     * Writes an entry.
     *
     * @param arrivals the number of an arrival that was written before
     * @param books the number of a book
     */
    static void write(Entry entry, FieldSink out, ToIntFunction<Entry> arrivals, ToIntFunction<Book> books) {
        out.word("kind", kind(entry));
        if (entry instanceof ExecutionEntry execution) {
            write(execution, out);
        } else if (entry instanceof BroughtEntry brought) {
            out.text("name", brought.name());
            out.text("owner", brought.owner());
            out.decimal("quantity", brought.quantity());
            out.decimal("unit", brought.unit());
        } else if (entry instanceof CrossEntry cross) {
            out.text("name", cross.name());
            out.decimal("unit", cross.unit());
            AccountFields.write(cross.shares(), out);
        } else if (entry instanceof SettlementEntry settlement) {
            AccountFields.writeAny(settlement.flow(), out);
        } else if (entry instanceof ArrivalEntry arrival) {
            write(arrival, out);
        } else if (entry instanceof AdjustmentEntry adjustment) {
            AccountFields.writeAny(adjustment.adjustment(), out);
        }
        if (entry instanceof DepartureEntry departure) {
            out.number("arrival", arrivals.applyAsInt(departure.arrival()));
            out.number("book", books.applyAsInt(departure.destination()));
        }
        out.time("time", entry.timeNanos());
        out.flag("sealed", entry.isSealed());
        out.list("trades", entry.trades(), trade -> write(trade, out));
    }

    private static void write(ExecutionEntry execution, FieldSink out) {
        AccountFields.writeAny(execution.fill(), out);
        AccountFields.write(execution.shares(), out);
        out.list("named", execution.named(), lot -> out.text("lot", lot));
        AccountFields.money("fee", execution.fee(), out);
        out.real("feeInBase", execution.feeInBase());
    }

    private static void write(ArrivalEntry arrival, FieldSink out) {
        out.text("name", arrival.name());
        out.list("moved", arrival.moved(), lots -> {
            out.text("owner", lots.owner());
            out.list("lots", lots.lots(), lot -> lot.save(out));
        });
        out.flag("changed", arrival.isChanged());
        out.flag("complete", arrival.isComplete());
    }

    private static void write(ClosedTrade trade, FieldSink out) {
        out.instrument("instrument", trade.instrument());
        out.text("owner", trade.owner());
        out.decimal("quantity", trade.quantity());
        out.time("openedAt", trade.openedAtNanos());
        out.time("closedAt", trade.closedAtNanos());
        out.decimal("cost", trade.cost());
        out.decimal("proceeds", trade.proceeds());
        out.real("fees", trade.fees());
    }

    /** Reads an entry; arrivals and books by the numbers they were given. */
    static Entry read(FieldReader in, IntFunction<Entry> arrivals, IntFunction<Book> books) {
        Entry entry = made(in, arrivals, books);
        entry.restore(in.time(), in.flag(), in.list(() -> trade(in)));
        return entry;
    }

    private static Entry made(FieldReader in, IntFunction<Entry> arrivals, IntFunction<Book> books) {
        return switch (in.word(KINDS)) {
            case EXECUTION ->
                new ExecutionEntry(
                        (Fill) AccountFields.any(in),
                        AccountFields.shares(in),
                        in.list(in::text),
                        AccountFields.optionalMoney(in),
                        in.real());
            case BROUGHT -> new BroughtEntry(0, in.text(), in.text(), in.decimal(), in.decimal());
            case CROSS -> new CrossEntry(0, in.text(), in.decimal(), AccountFields.shares(in));
            case SETTLEMENT -> new SettlementEntry((CashFlow) AccountFields.any(in));
            case ARRIVAL ->
                new ArrivalEntry(
                        0,
                        in.text(),
                        in.list(() -> new MovedLots(in.optionalText(), in.list(() -> OpenLot.load(in)))),
                        in.flag(),
                        in.flag());
            case ADJUSTMENT -> new AdjustmentEntry((PositionAdjustment) AccountFields.any(in));
            case DEPARTURE ->
                new DepartureEntry(
                        (PositionAdjustment) AccountFields.any(in),
                        (ArrivalEntry) arrivals.apply(in.smallNumber()),
                        books.apply(in.smallNumber()));
        };
    }

    private static ClosedTrade trade(FieldReader in) {
        return new ClosedTrade(
                in.instrument(), in.text(), in.decimal(), in.time(), in.time(), in.decimal(), in.decimal(), in.real());
    }
}
