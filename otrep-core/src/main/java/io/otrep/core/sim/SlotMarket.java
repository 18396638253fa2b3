package io.otrep.core.sim;

import io.otrep.market.Bar;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;

/** What a venue knows of the market of one instrument: last prices, standing levels, status. Single-threaded, allocation-free. */
final class SlotMarket implements SlippageContext {
    private static final double DECAY = 2.0 / 21;

    final Instrument instrument;
    final Ladder bids = new Ladder(-1);
    final Ladder asks = new Ladder(1);
    final Look tradeLook = new Look();
    final Look bidLook = new Look();
    final Look askLook = new Look();
    boolean hasQuotes;
    boolean hasTrades;
    double last = Double.NaN;
    long lastNanos = Long.MIN_VALUE;
    long quoteNanos = Long.MIN_VALUE;
    /** Whether the last event that orders were tested on belongs to the regular session. */
    boolean regular;

    InstrumentStatus status = InstrumentStatus.TRADING;
    double lowerBand = Double.NaN;
    double upperBand = Double.NaN;
    private double averageVolume = Double.NaN;
    private double variance = Double.NaN;
    private double eventVolume = Double.NaN;

    SlotMarket(Instrument instrument) {
        this.instrument = instrument;
    }

    void onBar(Bar bar) {
        hasTrades = true;
        averageVolume = average(averageVolume, bar.volume());
        if (last > 0) {
            double change = bar.close() / last - 1;
            variance = average(variance, change * change);
        }
        eventVolume = bar.volume() > 0 ? bar.volume() : Double.NaN;
        tradeLook.bar(bar.openNanos(), bar.timeNanos(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        last = bar.close();
        lastNanos = bar.timeNanos();
    }

    void onTrade(Trade trade) {
        hasTrades = true;
        eventVolume = trade.size() > 0 ? trade.size() : Double.NaN;
        tradeLook.tick(trade.timeNanos(), trade.price(), trade.size());
        last = trade.price();
        lastNanos = trade.timeNanos();
    }

    void onQuote(Quote quote) {
        hasQuotes = true;
        quoteNanos = quote.timeNanos();
        bids.top(quote.bid(), quote.bidSize());
        asks.top(quote.ask(), quote.askSize());
        eventVolume = Double.NaN;
        bidLook.tick(quote.timeNanos(), quote.bid(), quote.bidSize());
        askLook.tick(quote.timeNanos(), quote.ask(), quote.askSize());
    }

    void onQuoteBar(QuoteBar bar) {
        hasQuotes = true;
        quoteNanos = bar.timeNanos();
        bids.top(bar.bid().close(), 0);
        asks.top(bar.ask().close(), 0);
        eventVolume = Double.NaN;
        bidLook.bar(bar.openNanos(), bar.timeNanos(), bar.bid());
        askLook.bar(bar.openNanos(), bar.timeNanos(), bar.ask());
    }

    void onDepth(DepthSnapshot depth) {
        hasQuotes = true;
        quoteNanos = depth.timeNanos();
        bids.depth(depth, false);
        asks.depth(depth, true);
        eventVolume = Double.NaN;
        bidLook.level(depth.timeNanos(), bids);
        askLook.level(depth.timeNanos(), asks);
    }

    void onStatus(StatusChange change) {
        status = change.status();
        lowerBand = change.lowerBand();
        upperBand = change.upperBand();
    }

    /** Units became so many times as many: known prices and volumes follow, standing levels are void. */
    void split(double ratio) {
        last /= ratio;
        lowerBand /= ratio;
        upperBand /= ratio;
        averageVolume *= ratio;
        bids.clear();
        asks.clear();
    }

    /** Whether a price lies inside the band of a limit up or limit down; no band lets everything pass. */
    boolean insideBand(double price) {
        return !(price < lowerBand) && !(price > upperBand);
    }

    /** The best price known for valuing: the last trade, else the middle of the quotes; NaN if there is none. */
    double mark() {
        if (last > 0) {
            return last;
        }
        return (bids.best() + asks.best()) * 0.5;
    }

    /** Whether an event of quotes, or of trades, is for orders that look at a source. */
    boolean shows(PriceSource source, boolean quotes) {
        return source == PriceSource.ANY || looksAtQuotes(source) == quotes;
    }

    /** Whether orders that look at a source are priced by what quotes stand, rather than by the last trade. */
    boolean looksAtQuotes(PriceSource source) {
        return switch (source) {
            case TRADE -> false;
            case ANY -> hasQuotes && quoteNanos >= lastNanos;
            case QUOTE -> true;
            case QUOTE_ELSE_TRADE -> hasQuotes;
            case TRADE_ELSE_QUOTE -> !hasTrades;
        };
    }

    private static double average(double before, double now) {
        return Double.isNaN(before) ? now : before + DECAY * (now - before);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public double volume() {
        return eventVolume;
    }

    @Override
    public double averageVolume() {
        return averageVolume;
    }

    @Override
    public double barVolatility() {
        return Math.sqrt(variance);
    }

    @Override
    public double bid() {
        return bids.best();
    }

    @Override
    public double ask() {
        return asks.best();
    }
}
