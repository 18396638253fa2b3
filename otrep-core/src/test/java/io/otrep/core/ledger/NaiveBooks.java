package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.account.CashFlow;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.ledger.RandomStream.Step;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The books once more, on BigDecimal, made from nothing out of the whole set of activities; slow, plain and on its own. */
final class NaiveBooks {
    private static final String NET = "~net";

    private record Event(long time, int rank, String name, Runnable change) {}

    private static final class Pile {
        final List<BigDecimal[]> lots = new ArrayList<>();
        BigDecimal realized = BigDecimal.ZERO;

        BigDecimal units() {
            return sum(0);
        }

        BigDecimal cost() {
            return sum(1);
        }

        private BigDecimal sum(int column) {
            return lots.stream().map(lot -> lot[column]).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private final LotMethod method;
    private final Map<String, BigDecimal> cash = new TreeMap<>();
    private final Map<String, Pile> piles = new TreeMap<>();
    private final List<Step> steps;
    private final List<Event> events = new ArrayList<>();

    NaiveBooks(LotMethod method, List<Step> steps) {
        this.method = method;
        this.steps = steps;
        steps.forEach(this::plan);
        events.sort(
                Comparator.comparingLong(Event::time).thenComparing(Event::rank).thenComparing(Event::name));
        events.forEach(event -> event.change().run());
    }

    private void plan(Step step) {
        if (step.activity() instanceof Fill fill) {
            planFill(fill, step.shares());
        } else if (step.activity() instanceof CashFlow flow) {
            planFlow(flow);
        } else if (step.activity() instanceof PositionAdjustment adjustment) {
            events.add(new Event(adjustment.timeNanos(), 1, adjustment.key().family(), () -> adjust(adjustment)));
        } else if (step.activity() == null) {
            events.add(new Event(
                    step.timeNanos(),
                    3,
                    step.id(),
                    () -> step.shares()
                            .forEach(share -> trade(
                                    step.account(),
                                    step.instrument(),
                                    share.owner(),
                                    share.quantity().toBigDecimal(),
                                    step.price().toBigDecimal()))));
        }
    }

    private void planFill(Fill first, List<OwnerShare> firstShares) {
        Fill terms = first;
        FillCorrection best = null;
        FeeAdjustment fee = null;
        for (Step step : steps) {
            if (step.activity() instanceof FillCorrection it
                    && it.key().account().equals(first.key().account())
                    && it.key().family().equals(first.key().family())
                    && (best == null || it.key().revision() > best.key().revision())) {
                best = it;
                terms = it.corrected();
            }
            if (step.activity() instanceof FeeAdjustment it
                    && it.key().account().equals(first.key().account())
                    && it.executionFamily().equals(first.key().family())
                    && (fee == null
                            || it.timeNanos() > fee.timeNanos()
                            || (it.timeNanos() == fee.timeNanos()
                                    && it.key().family().compareTo(fee.key().family()) > 0))) {
                fee = it;
            }
        }
        if (terms == null) {
            return;
        }
        boolean stated = best != null && terms.fee() != null && fee != null && best.timeNanos() > fee.timeNanos();
        var money = fee == null || stated ? terms.fee() : fee.fee();
        Fill holds = terms.toBuilder().fee(money).build();
        events.add(new Event(holds.timeNanos(), 2, holds.key().family(), () -> fill(first, holds, firstShares)));
    }

    private void fill(Fill first, Fill fill, List<OwnerShare> firstShares) {
        AccountId account = fill.key().account();
        Instrument instrument = fill.instrument();
        BigDecimal signed = fill.signedQuantity().toBigDecimal();
        BigDecimal assetFee = BigDecimal.ZERO;
        if (fill.fee() != null) {
            BigDecimal fee = fill.fee().amount().toBigDecimal();
            move(account, fill.fee().currency().code(), fee.negate());
            boolean inAsset = instrument.settlement() == SettlementModel.SPOT_EXCHANGE
                    && fill.fee().currency().equals(Books.BTC);
            assetFee = inAsset ? fee : BigDecimal.ZERO;
        }
        BigDecimal price = fill.price().toBigDecimal();
        BigDecimal value =
                signed.multiply(price).multiply(instrument.multiplier().toBigDecimal());
        if (instrument.settlement() != SettlementModel.MARGINED) {
            move(account, instrument.currency().code(), value.negate());
        }
        if (instrument.settlement() == SettlementModel.SPOT_EXCHANGE) {
            move(account, "BTC", signed);
        }
        BigDecimal unitsLeft = signed;
        BigDecimal feeLeft = assetFee;
        for (int i = 0; i < firstShares.size(); i++) {
            boolean last = i == firstShares.size() - 1;
            BigDecimal share = firstShares.get(i).quantity().toBigDecimal();
            BigDecimal units = share;
            if (fill.key().revision() > 0) {
                BigDecimal step = instrument.step().toBigDecimal();
                units = part(signed, share, first.signedQuantity().toBigDecimal())
                        .divide(step, 0, RoundingMode.DOWN)
                        .multiply(step);
                units = last ? unitsLeft : units;
            }
            BigDecimal fee = last ? feeLeft : part(assetFee, units, signed);
            unitsLeft = unitsLeft.subtract(units);
            feeLeft = feeLeft.subtract(fee);
            trade(account, instrument, firstShares.get(i).owner(), units.subtract(fee), price);
        }
        tradeNet(account, instrument, signed, price);
    }

    private void planFlow(CashFlow flow) {
        AccountId account = flow.key().account();
        BigDecimal amount = flow.amount().amount().toBigDecimal();
        if (flow.kind() == CashFlow.Kind.SETTLEMENT) {
            events.add(new Event(flow.timeNanos(), 4, flow.key().family(), () -> settle(account, amount)));
        } else {
            move(account, flow.amount().currency().code(), amount);
        }
    }

    private void settle(AccountId account, BigDecimal amount) {
        List<Pile> held = owners(account, Books.FUTURE);
        BigDecimal whole = units(held);
        if (whole.signum() == 0) {
            Pile external = pile(account, Books.FUTURE, Position.EXTERNAL);
            external.realized = external.realized.add(amount);
        } else {
            List<BigDecimal> parts = parts(held, amount);
            for (int i = 0; i < held.size(); i++) {
                if (held.get(i).units().signum() != 0) {
                    settle(held.get(i), parts.get(i));
                }
            }
        }
        Pile net = pile(account, Books.FUTURE, NET);
        if (net.units().signum() == 0) {
            net.realized = net.realized.add(amount);
        } else {
            settle(net, amount);
        }
    }

    private static void settle(Pile pile, BigDecimal amount) {
        BigDecimal whole = pile.units();
        BigDecimal rest = amount;
        for (int i = 0; i < pile.lots.size(); i++) {
            BigDecimal[] lot = pile.lots.get(i);
            BigDecimal part = i == pile.lots.size() - 1 ? rest : part(amount, lot[0], whole);
            lot[1] = lot[1].add(part);
            rest = rest.subtract(part);
        }
        pile.realized = pile.realized.add(amount);
    }

    private void adjust(PositionAdjustment it) {
        AccountId account = it.key().account();
        List<Pile> held = owners(account, it.instrument());
        Pile net = pile(account, it.instrument(), NET);
        BigDecimal amount = it.cashInLieu() == null
                ? BigDecimal.ZERO
                : it.cashInLieu().amount().toBigDecimal();
        if (it.instrument().settlement() != SettlementModel.MARGINED) {
            move(account, it.instrument().currency().code(), amount);
        }
        BigDecimal before = units(held);
        BigDecimal fraction = it.quantityAfter() == null ? BigDecimal.ZERO : fraction(before, it);
        if (fraction.signum() == 0) {
            pay(account, it.instrument(), held, net, amount);
        } else {
            closeFraction(held, amount, fraction);
        }
        List<Pile> all = new ArrayList<>(held);
        all.add(net);
        for (Pile pile : all) {
            scale(pile, it);
        }
        if (it.quantityAfter() != null) {
            roundOff(held, it.quantityAfter().toBigDecimal().subtract(units(held)));
        }
        BigDecimal drift = units(held).subtract(net.units());
        if (it.instrument().settlement() == SettlementModel.MARGINED && drift.signum() != 0 && !net.lots.isEmpty()) {
            BigDecimal[] last = net.lots.get(net.lots.size() - 1);
            last[0] = last[0].add(drift);
        }
        if (it.instrument().equals(Books.COIN)) {
            move(account, "BTC", units(held).subtract(before));
        }
        if (!it.successor().equals(it.instrument())) {
            for (String owner : List.of("alpha", "beta", Position.EXTERNAL)) {
                Pile from = pile(account, it.instrument(), owner);
                for (BigDecimal[] lot : from.lots) {
                    take(pile(account, it.successor(), owner), lot[0], lot[1]);
                }
                from.lots.clear();
            }
        }
    }

    private void pay(AccountId account, Instrument instrument, List<Pile> held, Pile net, BigDecimal amount) {
        net.realized = net.realized.add(amount);
        if (units(held).signum() == 0) {
            Pile external = pile(account, instrument, Position.EXTERNAL);
            external.realized = external.realized.add(amount);
        } else {
            List<BigDecimal> parts = parts(held, amount);
            for (int i = 0; i < held.size(); i++) {
                held.get(i).realized = held.get(i).realized.add(parts.get(i));
            }
        }
    }

    private static BigDecimal fraction(BigDecimal before, PositionAdjustment it) {
        return it.quantityAfter()
                .toBigDecimal()
                .multiply(it.denominator().toBigDecimal())
                .divide(it.numerator().toBigDecimal(), 18, RoundingMode.HALF_EVEN)
                .subtract(before);
    }

    /** What the ratio leaves at the last decimal place. */
    private static void roundOff(List<Pile> held, BigDecimal difference) {
        for (int i = held.size() - 1; i >= 0; i--) {
            List<BigDecimal[]> lots = held.get(i).lots;
            if (!lots.isEmpty()) {
                BigDecimal[] last = lots.get(lots.size() - 1);
                last[0] = last[0].add(difference);
                return;
            }
        }
    }

    /** The fraction is sold for the cash, each owner's part of both. */
    private void closeFraction(List<Pile> held, BigDecimal amount, BigDecimal fraction) {
        List<BigDecimal> units = parts(held, fraction);
        List<BigDecimal> cash = parts(held, amount);
        for (int i = 0; i < held.size(); i++) {
            take(held.get(i), units.get(i), cash.get(i).negate());
        }
    }

    private static void scale(Pile pile, PositionAdjustment it) {
        BigDecimal target = ratio(pile.units(), it);
        for (BigDecimal[] lot : pile.lots) {
            lot[0] = ratio(lot[0], it);
        }
        if (!pile.lots.isEmpty()) {
            BigDecimal[] last = pile.lots.get(pile.lots.size() - 1);
            last[0] = last[0].add(target.subtract(pile.units()));
        }
    }

    private static BigDecimal ratio(BigDecimal units, PositionAdjustment it) {
        return units.multiply(it.numerator().toBigDecimal())
                .divide(it.denominator().toBigDecimal(), 18, RoundingMode.HALF_EVEN);
    }

    private List<Pile> owners(AccountId account, Instrument instrument) {
        List<Pile> held = new ArrayList<>();
        for (String owner : List.of("alpha", "beta", Position.EXTERNAL)) {
            held.add(pile(account, instrument, owner));
        }
        return held;
    }

    private static BigDecimal units(List<Pile> held) {
        return held.stream().map(Pile::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> parts(List<Pile> held, BigDecimal amount) {
        BigDecimal whole = units(held);
        List<BigDecimal> parts = new ArrayList<>();
        int last = 0;
        BigDecimal rest = amount;
        for (int i = 0; i < held.size(); i++) {
            BigDecimal units = held.get(i).units();
            last = units.signum() == 0 ? last : i;
            parts.add(part(amount, units, whole));
            rest = rest.subtract(parts.get(i));
        }
        parts.set(last, parts.get(last).add(rest));
        return parts;
    }

    private static BigDecimal part(BigDecimal total, BigDecimal part, BigDecimal whole) {
        return total.multiply(part).divide(whole, 18, RoundingMode.HALF_EVEN);
    }

    private void trade(AccountId account, Instrument instrument, String owner, BigDecimal units, BigDecimal price) {
        BigDecimal value =
                units.multiply(price).multiply(instrument.multiplier().toBigDecimal());
        take(pile(account, instrument, owner), units, value);
    }

    private void tradeNet(AccountId account, Instrument instrument, BigDecimal units, BigDecimal price) {
        trade(account, instrument, NET, units, price);
    }

    private void take(Pile pile, BigDecimal units, BigDecimal value) {
        BigDecimal rest = units;
        BigDecimal restValue = value;
        while (rest.signum() != 0 && !pile.lots.isEmpty() && pile.lots.get(0)[0].signum() == -rest.signum()) {
            BigDecimal[] lot = pick(pile.lots);
            boolean whole = lot[0].abs().compareTo(rest.abs()) <= 0;
            BigDecimal closed = whole ? lot[0] : rest.negate();
            BigDecimal cost = whole ? lot[1] : part(lot[1], closed, lot[0]);
            BigDecimal proceeds =
                    whole && lot[0].abs().compareTo(rest.abs()) < 0 ? part(value, closed, units) : restValue.negate();
            pile.realized = pile.realized.add(proceeds).subtract(cost);
            rest = rest.add(closed);
            restValue = restValue.add(proceeds);
            if (whole) {
                pile.lots.remove(lot);
            } else {
                lot[0] = lot[0].subtract(closed);
                lot[1] = lot[1].subtract(cost);
            }
        }
        if (rest.signum() != 0 && method == LotMethod.AVERAGE && !pile.lots.isEmpty()) {
            pile.lots.get(0)[0] = pile.lots.get(0)[0].add(rest);
            pile.lots.get(0)[1] = pile.lots.get(0)[1].add(restValue);
        } else if (rest.signum() != 0) {
            pile.lots.add(new BigDecimal[] {rest, restValue});
        }
    }

    private BigDecimal[] pick(List<BigDecimal[]> lots) {
        return switch (method) {
            case FIFO, SPECIFIC, AVERAGE -> lots.get(0);
            case LIFO -> lots.get(lots.size() - 1);
            case HIFO -> {
                BigDecimal[] best = lots.get(0);
                for (BigDecimal[] lot : lots) {
                    if (lot[1].multiply(best[0].abs()).compareTo(best[1].multiply(lot[0].abs())) > 0) {
                        best = lot;
                    }
                }
                yield best;
            }
        };
    }

    private Pile pile(AccountId account, Instrument instrument, String owner) {
        return piles.computeIfAbsent(account.number() + " " + instrument + " " + owner, key -> new Pile());
    }

    private void move(AccountId account, String currency, BigDecimal amount) {
        cash.merge(account.number() + " " + currency, amount, BigDecimal::add);
    }

    BigDecimal cash(AccountId account, String currency) {
        BigDecimal sum = cash.getOrDefault(account.number() + " " + currency, BigDecimal.ZERO);
        for (Instrument instrument : Books.ALL) {
            if (instrument.settlement() == SettlementModel.MARGINED
                    && instrument.currency().code().equals(currency)) {
                sum = sum.add(pile(account, instrument, NET).realized);
            }
        }
        return sum;
    }

    BigDecimal units(AccountId account, Instrument instrument, String owner) {
        return pile(account, instrument, owner).units();
    }

    BigDecimal cost(AccountId account, Instrument instrument, String owner) {
        return pile(account, instrument, owner).cost();
    }

    BigDecimal realized(AccountId account, Instrument instrument, String owner) {
        return pile(account, instrument, owner).realized;
    }
}
