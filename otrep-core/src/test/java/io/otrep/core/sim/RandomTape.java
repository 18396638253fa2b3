package io.otrep.core.sim;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.SettlementModel;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.market.TradingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random walk of three instruments, one of each settlement model, as bars, bars of quotes, quotes and trades, with halts and corporate actions. */
final class RandomTape {
    static final Instrument SHARE = Instrument.builder("SH", "sim", Asset.of("SH", AssetClass.EQUITY), Currency.USD)
            .tick("0.01")
            .step("1")
            .calendar(TradingCalendar.always())
            .build();
    static final Instrument COIN = Instrument.builder("CN", "sim", Asset.of("CN", AssetClass.CRYPTO), Currency.USD)
            .settlement(SettlementModel.SPOT_EXCHANGE)
            .tick("0.01")
            .step("0.001")
            .build();
    static final Instrument PERPETUAL = Instrument.builder(
                    "PP", "sim", Asset.of("PP", AssetClass.PERPETUAL), Currency.USD)
            .settlement(SettlementModel.MARGINED)
            .tick("0.01")
            .step("0.01")
            .build();
    static final List<Instrument> ALL = List.of(SHARE, COIN, PERPETUAL);

    private final SplittableRandom random;
    private final boolean actions;
    private final long[] cents = {10_000, 5_000, 20_000};
    private final int[] kinds = new int[3];
    final List<MarketEvent> events = new ArrayList<>();

    RandomTape(long seed, int steps, boolean barsOnly, boolean actions) {
        this.random = new SplittableRandom(seed);
        this.actions = actions;
        for (int i = 0; i < 3; i++) {
            kinds[i] = barsOnly ? 0 : random.nextInt(4);
        }
        for (int step = 1; step <= steps; step++) {
            for (int i = 0; i < 3; i++) {
                step(i, Bench.START + step * Bench.MINUTE);
            }
        }
    }

    private void step(int i, long time) {
        Instrument instrument = ALL.get(i);
        if (actions && random.nextInt(40) == 0) {
            action(i, time);
        }
        long open = Math.max(500, cents[i] + random.nextInt(-60, 61));
        long close = Math.max(500, open + random.nextInt(-120, 121));
        long high = Math.max(open, close) + random.nextInt(60);
        long low = Math.min(open, close) - random.nextInt(60);
        cents[i] = close;
        if (kinds[i] == 0 || kinds[i] == 1) {
            events.add(new Bar(
                    instrument,
                    BarInterval.MINUTE,
                    instrument.calendar().tradingDate(time),
                    time - Bench.MINUTE,
                    time,
                    open / 100.0,
                    high / 100.0,
                    low / 100.0,
                    close / 100.0,
                    random.nextInt(800)));
        }
        if (kinds[i] == 1) {
            int half = 1 + random.nextInt(5);
            events.add(new QuoteBar(
                    instrument,
                    BarInterval.MINUTE,
                    instrument.calendar().tradingDate(time),
                    time - Bench.MINUTE,
                    time,
                    ohlc(open - half, high - half, low - half, close - half),
                    ohlc(open + half, high + half, low + half, close + half)));
        }
        if (kinds[i] == 2) {
            int half = 1 + random.nextInt(5);
            events.add(new Quote(
                    instrument,
                    time,
                    (close - half) / 100.0,
                    (close + half) / 100.0,
                    random.nextInt(300),
                    random.nextInt(300)));
        }
        if (kinds[i] == 3 || kinds[i] == 2 && random.nextBoolean()) {
            events.add(new Trade(instrument, time, close / 100.0, random.nextInt(400), Trade.Aggressor.UNKNOWN));
        }
    }

    private static QuoteBar.Ohlc ohlc(long open, long high, long low, long close) {
        return new QuoteBar.Ohlc(open / 100.0, high / 100.0, low / 100.0, close / 100.0);
    }

    private void action(int i, long time) {
        Instrument instrument = ALL.get(i);
        var date = instrument.calendar().tradingDate(time);
        switch (random.nextInt(5)) {
            case 0 -> events.add(StatusChange.of(instrument, time, InstrumentStatus.HALTED));
            case 1 -> events.add(StatusChange.of(instrument, time, InstrumentStatus.AUCTION));
            case 2, 3 -> events.add(StatusChange.of(instrument, time, InstrumentStatus.TRADING));
            default -> {
                if (instrument.equals(SHARE)) {
                    boolean dividend = random.nextBoolean();
                    events.add(
                            dividend
                                    ? CorporateAction.dividend(instrument, time, date, Decimal.parse("0.37"))
                                    : CorporateAction.split(instrument, time, date, Decimal.of(3), Decimal.of(2)));
                    cents[i] = dividend ? cents[i] : cents[i] * 2 / 3;
                }
            }
        }
    }
}
