package io.otrep.risk.market;

import io.otrep.market.Bar;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.QuoteBar;
import io.otrep.risk.measure.AsynchronousCovariance;
import io.otrep.risk.measure.RollingVolatility;

/**
 * One symbol: its prices, the spread, depth and volume, and a return for each day of its calendar that had a price. A day without one is counted, not filled: the
 * next return then covers all days since, and enters the volatilities divided by the root of their number. Single-threaded; allocates nothing.
 */
final class SymbolTrack {
    private static final long NEVER = Long.MIN_VALUE;
    /** How far from the middle depth is counted. */
    private static final double DEPTH_RANGE = 0.01;

    private final int index;
    private final Instrument instrument;
    private final CalendarDays days;
    private final AsynchronousCovariance covariance;
    private final RollingVolatility five;
    private final RollingVolatility thirty;
    private final Fading spread = new Fading();
    private final Fading depth = new Fading();
    private final DayVolume volume = new DayVolume();

    private InstrumentStatus status = InstrumentStatus.TRADING;
    private double trade = Double.NaN;
    private double bid = Double.NaN;
    private double ask = Double.NaN;
    private long tradeTime = NEVER;
    private long quoteTime = NEVER;
    /** The last price of the session that is on. */
    private double dayPrice = Double.NaN;

    private double close = Double.NaN;
    private long closedDay = NEVER;
    private long closedTime = NEVER;
    private int observations;
    private int missing;
    private int missingSince;

    SymbolTrack(int index, Instrument instrument, CalendarDays days, AsynchronousCovariance covariance) {
        this.index = index;
        this.instrument = instrument;
        this.days = days;
        this.covariance = covariance;
        int annualDays = days.calendar().annualDays();
        five = new RollingVolatility(5, annualDays);
        thirty = new RollingVolatility(30, annualDays);
    }

    boolean trade(long timeNanos, double price, double units) {
        volume.trade(units, price);
        return price(timeNanos, timeNanos, price);
    }

    /** False if it says nothing: it is flat, nothing was traded, and it is where the price was. */
    boolean bar(long timeNanos, Bar bar) {
        if (isCarried(bar)) {
            return false;
        }
        volume.bar(bar.volume(), bar.close());
        return price(bar.openNanos(), timeNanos, bar.close());
    }

    /** The bar of a whole session; false if that day was closed before. */
    boolean dayBar(long timeNanos, Bar bar) {
        long day = bar.tradingDate().toEpochDay();
        if (day <= closedDay || timeNanos <= closedTime) {
            return false;
        }
        dayPrice = Double.NaN;
        if (isTradable() && !isCarried(bar)) {
            trade = bar.close();
            tradeTime = timeNanos;
            dayPrice = bar.close();
            volume.bar(bar.volume(), bar.close());
        }
        endDay(day, timeNanos);
        return true;
    }

    private boolean isCarried(Bar bar) {
        return bar.volume() == 0 && bar.high() == bar.low() && bar.close() == trade;
    }

    private boolean price(long fromNanos, long timeNanos, double price) {
        if (!isTradable()) {
            return false;
        }
        trade = price;
        tradeTime = timeNanos;
        seen(fromNanos, timeNanos);
        return true;
    }

    boolean quote(long timeNanos, double bestBid, double bestAsk, double bidSize, double askSize) {
        return quote(timeNanos, timeNanos, bestBid, bestAsk, Math.min(bidSize, askSize));
    }

    boolean quoteBar(long timeNanos, QuoteBar bar) {
        return quote(bar.openNanos(), timeNanos, bar.bid().close(), bar.ask().close(), 0);
    }

    /** The quotes of a whole session; false if that day was closed before. */
    boolean dayQuoteBar(long timeNanos, QuoteBar bar) {
        long day = bar.tradingDate().toEpochDay();
        if (day <= closedDay || timeNanos <= closedTime || !quoteBar(timeNanos, bar)) {
            return false;
        }
        dayPrice = price();
        endDay(day, timeNanos);
        return true;
    }

    private boolean quote(long fromNanos, long timeNanos, double bestBid, double bestAsk, double thinner) {
        if (bestBid > bestAsk || !isTradable()) {
            return false;
        }
        bid = bestBid;
        ask = bestAsk;
        quoteTime = timeNanos;
        double middle = 0.5 * (bid + ask);
        spread.add((ask - bid) / middle);
        if (thinner > 0) {
            depth.add(thinner * middle * instrument.multiplierAsDouble());
        }
        seen(fromNanos, timeNanos);
        return true;
    }

    boolean depth(long timeNanos, DepthSnapshot book) {
        if (book.bidLevels() == 0 || book.askLevels() == 0) {
            return false;
        }
        double middle = 0.5 * (book.bidPrice(0) + book.askPrice(0));
        double bids = 0;
        for (int level = 0; level < book.bidLevels() && book.bidPrice(level) >= middle * (1 - DEPTH_RANGE); level++) {
            bids += book.bidSize(level);
        }
        double asks = 0;
        for (int level = 0; level < book.askLevels() && book.askPrice(level) <= middle * (1 + DEPTH_RANGE); level++) {
            asks += book.askSize(level);
        }
        return quote(timeNanos, book.bidPrice(0), book.askPrice(0), bids, asks);
    }

    void stated(double units) {
        volume.stated(units, price());
    }

    void status(InstrumentStatus value) {
        status = value;
    }

    /** Units became more or fewer by a factor: older prices are divided by it. */
    void split(double factor) {
        trade /= factor;
        bid /= factor;
        ask /= factor;
        dayPrice /= factor;
        close /= factor;
    }

    private boolean isTradable() {
        return status != InstrumentStatus.HALTED && status != InstrumentStatus.DELISTED;
    }

    private void seen(long fromNanos, long toNanos) {
        if (days.covers(fromNanos, toNanos)) {
            dayPrice = price();
        }
    }

    void endDay(long day, long timeNanos) {
        if (day <= closedDay || timeNanos <= closedTime) {
            dayPrice = Double.NaN;
            return;
        }
        volume.endDay();
        if (!Double.isNaN(dayPrice)) {
            close(day, timeNanos);
        } else if (closedDay != NEVER && status != InstrumentStatus.DELISTED) {
            missingSince = days.sessions(closedDay, day);
        }
    }

    private void close(long day, long timeNanos) {
        if (closedDay == NEVER) {
            covariance.begin(index, timeNanos);
        } else {
            addReturn(timeNanos, StrictMath.log(dayPrice / close), days.sessions(closedDay, day));
        }
        close = dayPrice;
        closedDay = day;
        closedTime = timeNanos;
        missingSince = 0;
        dayPrice = Double.NaN;
    }

    private void addReturn(long timeNanos, double change, int spanned) {
        double ofOneDay = change / Math.sqrt(spanned);
        five.add(ofOneDay);
        thirty.add(ofOneDay);
        covariance.add(index, timeNanos, change, spanned);
        observations++;
        missing += spanned - 1;
    }

    Instrument instrument() {
        return instrument;
    }

    /** The last trade, not outside of a quote that is as new; the middle where there was no trade. */
    double price() {
        if (Double.isNaN(trade)) {
            return 0.5 * (bid + ask);
        }
        return quoteTime >= tradeTime && quoteTime != NEVER ? Math.max(bid, Math.min(ask, trade)) : trade;
    }

    double volatility5d() {
        return five.value();
    }

    double volatility30d() {
        return thirty.value();
    }

    int observations() {
        return observations;
    }

    /** Quote currency. */
    private double dollarVolume() {
        return volume.average() * instrument.multiplierAsDouble();
    }

    LiquidityScore liquidity(LiquidityModel model, double rate) {
        return model.score(spread.value(), depth.value() * rate, dollarVolume() * rate);
    }

    SymbolMarket state(LiquidityModel model, double rate) {
        return new SymbolMarket(
                instrument,
                Math.max(tradeTime, quoteTime),
                price(),
                bid,
                ask,
                spread.value(),
                volume.units(),
                dollarVolume(),
                five.value(),
                thirty.value(),
                observations,
                missing + missingSince,
                liquidity(model, rate));
    }
}
