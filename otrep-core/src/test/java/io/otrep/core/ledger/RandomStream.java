package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import io.otrep.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Activities of every kind, drawn by seed, in the order in which they happened. */
final class RandomStream {

    /** An activity with the shares of its owners, or a transfer between owners. */
    record Step(
            @Nullable Activity activity,
            List<OwnerShare> shares,
            AccountId account,
            @Nullable Instrument instrument,
            long timeNanos,
            Decimal price,
            String id) {

        Applied giveTo(Ledger ledger) {
            return activity == null
                    ? ledger.cross(account, instrument, timeNanos, price, shares, id)
                    : ledger.apply(activity, shares);
        }
    }

    private static final List<String> OWNERS = List.of("alpha", "beta", Position.EXTERNAL);

    private final SplittableRandom random;
    /** Whether venues round units down and pay the rest: they know all executions then, and none is corrected. */
    private final boolean rounds;

    private final List<Step> steps = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Set<ActivityKey> corrections = new HashSet<>();
    private long time = 10;
    private int count;

    RandomStream(long seed) {
        this.random = new SplittableRandom(seed);
        this.rounds = seed % 3 == 0;
    }

    List<Step> steps(int size) {
        while (steps.size() < size) {
            draw();
        }
        return steps;
    }

    private void draw() {
        time += random.nextInt(3);
        int kind = random.nextInt(100);
        if (kind < (rounds ? 72 : 60) || fills.isEmpty()) {
            fill();
        } else if (kind < 72) {
            correction();
        } else if (kind < 80) {
            fee();
        } else if (kind < 88) {
            flow();
        } else if (kind < 92) {
            adjustment();
        } else {
            cross();
        }
    }

    private void add(Activity activity, List<OwnerShare> shares) {
        steps.add(new Step(activity, shares, activity.key().account(), null, activity.timeNanos(), Decimal.ZERO, ""));
    }

    private AccountId account() {
        return random.nextInt(4) == 0 ? Books.OTHER : Books.ACCOUNT;
    }

    private String name(String kind) {
        return kind + (random.nextInt(900) + 100) + "-" + count++;
    }

    private Decimal quantity(Instrument instrument) {
        return instrument.step().times(1 + random.nextInt(20));
    }

    private Decimal price() {
        return Decimal.of(5000 + random.nextInt(10000), 2);
    }

    private void fill() {
        Instrument instrument = Books.ALL.get(random.nextInt(Books.ALL.size()));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Fill fill = Fill.builder(
                        ActivityKey.of(account(), name("f")), time, instrument, side, quantity(instrument), price())
                .fee(random.nextInt(3) == 0 ? null : money(instrument))
                .build();
        fills.add(fill);
        add(fill, shares(fill.signedQuantity(), instrument.step()));
    }

    private List<OwnerShare> shares(Decimal signed, Decimal step) {
        if (random.nextInt(3) > 0) {
            return List.of(OwnerShare.of(OWNERS.get(random.nextInt(3)), signed));
        }
        Decimal part = step.times(random.nextInt(5) - 2);
        return List.of(OwnerShare.of("beta", part), OwnerShare.of("alpha", signed.minus(part)));
    }

    private Money money(Instrument instrument) {
        if (instrument.settlement() == SettlementModel.SPOT_EXCHANGE && random.nextBoolean()) {
            return Money.of(Decimal.of(random.nextInt(400) - 100, 7), Books.BTC);
        }
        Currency currency = List.of(Currency.USD, Currency.EUR, Currency.JPY).get(random.nextInt(3));
        return Money.of(Decimal.of(random.nextInt(400) - 100, 2), currency);
    }

    private void correction() {
        Fill fill = fills.get(random.nextInt(fills.size()));
        ActivityKey key = new ActivityKey(fill.key().account(), fill.key().family(), 1 + random.nextInt(6));
        if (!corrections.add(key)) {
            return;
        }
        if (random.nextBoolean()) {
            add(FillCorrection.bust(key, time), List.of());
            return;
        }
        Fill terms = Fill.builder(
                        key, fill.timeNanos(), fill.instrument(), fill.side(), quantity(fill.instrument()), price())
                .fee(fill.fee())
                .build();
        add(FillCorrection.of(terms, time), List.of());
    }

    private void fee() {
        Fill fill = fills.get(random.nextInt(fills.size()));
        ActivityKey key = ActivityKey.of(fill.key().account(), name("c"));
        add(new FeeAdjustment(key, time, fill.key().family(), money(fill.instrument())), List.of());
    }

    private void flow() {
        CashFlow.Kind[] kinds = CashFlow.Kind.values();
        CashFlow.Kind kind = kinds[random.nextInt(kinds.length)];
        ActivityKey key = ActivityKey.of(account(), name("d"));
        boolean settlement = kind == CashFlow.Kind.SETTLEMENT;
        Currency currency = settlement ? Currency.USD : Currency.EUR;
        Money amount = Money.of(Decimal.of(random.nextInt(20000) - 10000, 2), currency);
        add(new CashFlow(key, time, kind, amount, settlement ? Books.FUTURE : null), List.of());
    }

    private void adjustment() {
        time++;
        ActivityKey key = ActivityKey.of(account(), name("a"));
        boolean change = random.nextInt(3) == 0;
        Instrument instrument = change ? Books.SHARE : Books.ALL.get(random.nextInt(Books.ALL.size()));
        Instrument successor = change ? Books.HEIR : instrument;
        Decimal numerator = change ? Decimal.ONE : Decimal.of(1 + random.nextInt(3));
        Decimal denominator = change ? Decimal.ONE : Decimal.of(1 + random.nextInt(3));
        Money cash = random.nextBoolean() ? null : Money.of(Decimal.of(random.nextInt(500), 2), instrument.currency());
        add(
                new PositionAdjustment(
                        key,
                        time,
                        change ? CorporateAction.Kind.SYMBOL_CHANGE : CorporateAction.Kind.SPLIT,
                        instrument,
                        successor,
                        numerator,
                        denominator,
                        cash == null || cash.amount().isZero() || change || !rounds
                                ? null
                                : rounded(key.account(), instrument, numerator, denominator),
                        cash),
                List.of());
    }

    private @Nullable Decimal rounded(
            AccountId account, Instrument instrument, Decimal numerator, Decimal denominator) {
        if (instrument.settlement() != SettlementModel.SECURITY) {
            return null;
        }
        NaiveBooks books = new NaiveBooks(LotMethod.FIFO, steps);
        BigDecimal held = BigDecimal.ZERO;
        for (String owner : OWNERS) {
            held = held.add(books.units(account, instrument, owner));
        }
        BigDecimal after =
                held.multiply(numerator.toBigDecimal()).divide(denominator.toBigDecimal(), 0, RoundingMode.DOWN);
        return after.signum() == 0 ? null : Decimal.of(after.longValueExact());
    }

    private void cross() {
        Instrument instrument = Books.ALL.get(random.nextInt(Books.ALL.size()));
        Decimal units = quantity(instrument);
        List<OwnerShare> shares = List.of(OwnerShare.of("alpha", units), OwnerShare.of("beta", units.negate()));
        steps.add(new Step(null, shares, account(), instrument, time, price(), name("x")));
    }
}
