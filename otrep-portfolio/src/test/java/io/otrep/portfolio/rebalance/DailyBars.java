package io.otrep.portfolio.rebalance;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Session;
import io.otrep.market.Tape;
import io.otrep.market.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Daily bars of random walks, by seed. */
final class DailyBars {
    private DailyBars() {}

    /** Sessions of a year. */
    static List<Session> sessions(int year) {
        return TradingCalendar.usEquities().sessionsBetween(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    static Bar bar(Instrument instrument, Session session, double open, double close, double volume) {
        return new Bar(
                instrument,
                BarInterval.DAY,
                session.tradingDate(),
                Nanos.of(session.open()),
                Nanos.of(session.close()),
                open,
                Math.max(open, close),
                Math.min(open, close),
                close,
                volume);
    }

    /** A year of walks that begin at 100 and move by up to a few percent a day. */
    static Tape year(int year, long seed, List<Instrument> instruments) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] price = new double[instruments.size()];
        Arrays.fill(price, 100);
        List<MarketEvent> bars = new ArrayList<>();
        for (Session session : sessions(year)) {
            for (int i = 0; i < price.length; i++) {
                double open = cents(price[i] * (1 + 0.01 * (random.nextDouble() - 0.5)));
                price[i] = cents(open * (1 + 0.06 * (random.nextDouble() - 0.49)));
                bars.add(bar(instruments.get(i), session, open, price[i], 1_000_000));
            }
        }
        return Tape.of(bars);
    }

    /** A price of 100 every day. */
    static List<MarketEvent> flat(List<Session> sessions, List<Instrument> instruments) {
        List<MarketEvent> bars = new ArrayList<>();
        for (Session session : sessions) {
            for (Instrument instrument : instruments) {
                bars.add(bar(instrument, session, 100, 100, 1_000_000));
            }
        }
        return bars;
    }

    /** The last is a market; the first two follow it with a little noise, the third goes its own way. */
    static Tape following(int year, long seed, List<Instrument> four) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] price = {100, 100, 100, 100};
        List<MarketEvent> bars = new ArrayList<>();
        for (Session session : sessions(year)) {
            double market = 0.04 * (random.nextDouble() - 0.5);
            for (int i = 0; i < price.length; i++) {
                double noise = (i == 2 ? 0.04 : i == 3 ? 0 : 0.006) * (random.nextDouble() - 0.5);
                double open = price[i];
                price[i] = cents(open * (1 + noise + (i == 2 ? 0 : market)));
                bars.add(bar(four.get(i), session, open, price[i], 1_000_000));
            }
        }
        return Tape.of(bars);
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }
}
