package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.OrderRequest;
import io.otrep.order.WorkingOrder;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The instruments a rebalancer trades, and what the engine's book says of them. Single-threaded. */
final class Universe {
    private final int[] slots;
    private final int[] indexBySlot;

    /** Finds instruments by symbol, or by symbol and route as in {@code SPY@alpaca}. */
    Universe(List<String> names, RiskView book) {
        slots = new int[names.size()];
        indexBySlot = new int[book.instrumentCount()];
        Arrays.fill(indexBySlot, -1);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slot(names.get(i), book);
            indexBySlot[slots[i]] = i;
        }
    }

    private static int slot(String name, RiskView book) {
        int found = -1;
        for (int slot = 0; slot < book.instrumentCount(); slot++) {
            Instrument instrument = book.instrument(slot);
            boolean named = name.equals(instrument.symbol()) || name.equals(instrument.toString());
            if (named && found >= 0) {
                throw new IllegalArgumentException("two instruments are named " + name + ": " + book.instrument(found)
                        + " and " + instrument + "; name the route too");
            }
            found = named ? slot : found;
        }
        if (found < 0) {
            throw new IllegalArgumentException("the engine trades no " + name + "; add it to a route");
        }
        return found;
    }

    int size() {
        return slots.length;
    }

    int slot(int i) {
        return slots[i];
    }

    /** The number of a slot's instrument, -1 if it is not in the universe. */
    int index(int slot) {
        return indexBySlot[slot];
    }

    int index(Instrument instrument, RiskView book) {
        int slot = book.slot(instrument);
        return slot < 0 ? -1 : indexBySlot[slot];
    }

    /** The policy's own open orders of an instrument, oldest first. */
    List<WorkingOrder> orders(int i, PortfolioContext context) {
        List<WorkingOrder> own = new ArrayList<>(2);
        for (WorkingOrder order : context.book().workingOrders(slots[i])) {
            if (order.intent().owner().equals(context.policy())) {
                own.add(order);
            }
        }
        return own;
    }

    /** What the policy's own open orders still add. */
    Decimal working(int i, PortfolioContext context) {
        Decimal sum = Decimal.ZERO;
        for (WorkingOrder order : orders(i, context)) {
            sum = sum.plus(left(order));
        }
        return sum;
    }

    /** What an open order still adds, with sign. */
    static Decimal left(WorkingOrder order) {
        OrderRequest terms = order.terms();
        Decimal asked = terms.quantity() == null ? Decimal.ZERO : terms.quantity();
        Decimal left = asked.minus(order.filledQuantity()).max(Decimal.ZERO);
        return order.side().sign() > 0 ? left : left.negate();
    }

    Holding holding(int i, PortfolioContext context, double dailyVolume) {
        RiskView book = context.book();
        int slot = slots[i];
        return new Holding(
                book.instrument(slot),
                context.position(slot),
                working(i, context),
                book.unitValue(slot),
                book.rate(slot),
                dailyVolume,
                Double.NaN,
                status(book, slot));
    }

    /** What the venue says, or our own switch if that allows less. */
    private static InstrumentStatus status(RiskView book, int slot) {
        TradingState state = book.tradingState(slot);
        if (state == TradingState.ACTIVE) {
            return book.status(slot);
        }
        boolean closes = state == TradingState.REDUCING && book.status(slot).allowsReduction();
        return closes ? InstrumentStatus.CLOSE_ONLY : InstrumentStatus.HALTED;
    }

    /**
     * What can be spent by purse: cash, less what buys of anyone need, less the proceeds of short sales.
     *
     * @param buffer share of a purchase that is kept beside it
     */
    Map<Purse, Double> cash(RiskView book, double buffer) {
        Map<Purse, Double> cash = new TreeMap<>();
        for (int slot : slots) {
            double amount = book.cash(slot) * book.rate(slot);
            cash.put(Purse.of(book.instrument(slot)), Double.isNaN(amount) ? 0 : amount);
        }
        for (int slot = 0; slot < book.instrumentCount(); slot++) {
            Purse purse = Purse.of(book.instrument(slot));
            Holding unit = Holding.of(book.instrument(slot), Decimal.ZERO, book.unitValue(slot));
            double bound = book.workingBuy(slot) * (1 + buffer) + Math.max(0, -book.position(slot));
            if (cash.containsKey(purse) && bound > 0) {
                cash.merge(purse, -bound * unit.unitCash(), Double::sum);
            }
        }
        cash.replaceAll((purse, amount) -> Double.isNaN(amount) ? 0 : amount);
        return cash;
    }
}
