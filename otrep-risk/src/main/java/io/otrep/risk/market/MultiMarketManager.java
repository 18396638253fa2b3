package io.otrep.risk.market;

import io.otrep.market.Asset;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.risk.measure.AsynchronousCovariance;
import io.otrep.risk.measure.Decay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Watches many symbols on many venues and says how volatile, how liquid and how related they are, and what a book of them may lose. Fed by quotes, trades, bars, depth
 * and status in the order of their times.
 *
 * <p>A day ends for each symbol at the close of its own calendar, with the last price of its regular session (the session's own bar, where one comes); prices outside of it
 * make no close. Days without a price are counted, not filled. Correlations are those of {@link AsynchronousCovariance}: a return is compared with what the
 * others did in the same hours, so Tokyo's day is not set against a New York day that had not happened. No figure changes by what comes later.
 *
 * <p>An event costs O(1); a close costs one pass over the symbols for each symbol that closes. An event allocates nothing, a close a few objects a calendar. Single-threaded: one thread feeds and asks; what
 * it answers ({@link SymbolMarket}, {@link PortfolioExposure}, {@link MarketSnapshot}) is immutable and may be handed to others. Inside an engine use
 * {@link MarketMonitor}.
 */
public final class MultiMarketManager {
    private final Currency base;
    private final List<Instrument> instruments;
    private final Map<Instrument, Integer> indices = new HashMap<>();
    private final SymbolTrack[] tracks;
    private final MarketClock clock = new MarketClock();
    private final AsynchronousCovariance covariance;
    private final LiquidityModel liquidity;
    private final int minObservations;
    private final double proxy;
    private final Map<Currency, Double> rates = new HashMap<>();

    private long unused;

    private MultiMarketManager(Builder b) {
        base = b.base;
        instruments = b.instruments;
        liquidity = b.liquidity;
        minObservations = b.minObservations;
        proxy = b.proxy;
        covariance = new AsynchronousCovariance(
                instruments.stream().mapToDouble(i -> i.calendar().annualDays()).toArray(), b.decay);
        tracks = new SymbolTrack[instruments.size()];
        for (int i = 0; i < tracks.length; i++) {
            Instrument instrument = instruments.get(i);
            CalendarDays days = clock.daysOf(instrument.calendar());
            tracks[i] = new SymbolTrack(i, instrument, days, covariance);
            days.add(tracks[i]);
            indices.put(instrument, i);
        }
    }

    /**
     * A monitor with usual settings.
     *
     * @param base the currency of values
     * @param instruments what to watch, at least one, no two equal
     * @return the monitor
     */
    public static MultiMarketManager of(Currency base, List<Instrument> instruments) {
        return builder(base, instruments).build();
    }

    /**
     * Begins a monitor.
     *
     * @param base the currency of values
     * @param instruments what to watch, at least one, no two equal
     * @return a builder
     */
    public static Builder builder(Currency base, List<Instrument> instruments) {
        return new Builder(base, instruments);
    }

    /**
     * The next event. One that is older than the last counts as of now. An event that says nothing here (a crossed quote, a bar of a week, a price of a halted symbol,
     * a flat bar without volume, a day bar of a day that is closed) is counted in {@link #unusedEvents()}.
     *
     * @param event of a symbol that is watched
     * @throws IllegalArgumentException if the symbol is not watched
     */
    public void updateMarketData(MarketEvent event) {
        update(index(event.instrument()), event);
    }

    /**
     * The next quote with the day's volume, as many feeds give them.
     *
     * @param instrument a symbol that is watched
     * @param timeNanos when, nanoseconds since 1970
     * @param bid best bid, above 0
     * @param ask best offer, above 0
     * @param volume units traded today so far; NaN if not known
     */
    public void updateMarketData(Instrument instrument, long timeNanos, double bid, double ask, double volume) {
        int index = index(instrument);
        update(index, new Quote(instrument, timeNanos, bid, ask, 0, 0));
        if (volume > 0 && volume < Double.POSITIVE_INFINITY) {
            tracks[index].stated(volume);
        }
    }

    void update(int index, MarketEvent event) {
        clock.moveTo(event.timeNanos());
        if (!MarketIntake.take(tracks[index], event, clock)) {
            unused++;
        }
    }

    /**
     * Time goes on without an event: days that close until then, or at that instant, are closed. Not needed while events come.
     *
     * @param timeNanos nanoseconds since 1970
     */
    public void advance(long timeNanos) {
        clock.advance(timeNanos);
    }

    /**
     * What a unit of a currency is worth in the base currency; needed for symbols quoted in another.
     *
     * @param currency which
     * @param rate finite, above 0
     */
    public void updateRate(Currency currency, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate of " + currency + " must be finite and above 0, but was " + rate);
        }
        rates.put(currency, rate);
    }

    private double rate(Instrument instrument) {
        Currency currency = instrument.currency();
        return currency.equals(base) ? 1 : rates.getOrDefault(currency, Double.NaN);
    }

    private int index(Instrument instrument) {
        Integer index = indices.get(instrument);
        if (index == null) {
            throw new IllegalArgumentException(instrument + " is not watched; name it when the monitor is built");
        }
        return index;
    }

    /**
     * The symbols in the order of the matrix.
     *
     * @return as they were given
     */
    public List<Instrument> instruments() {
        return instruments;
    }

    /**
     * What is known of a symbol now.
     *
     * @param instrument which
     * @return its state
     */
    public SymbolMarket market(Instrument instrument) {
        return tracks[index(instrument)].state(liquidity, rate(instrument));
    }

    /**
     * The last trade, not outside of a quote that is as new; the middle of the quote where there was no trade.
     *
     * @param instrument which
     * @return in the quote currency; NaN before the first
     */
    public double price(Instrument instrument) {
        return tracks[index(instrument)].price();
    }

    /**
     * Volatility of the last 5 daily returns (n - 1), logarithmic.
     *
     * @param instrument which
     * @return a year of its calendar; NaN before the fifth
     */
    public double volatility5d(Instrument instrument) {
        return tracks[index(instrument)].volatility5d();
    }

    /**
     * Volatility of the last 30 daily returns (n - 1), logarithmic.
     *
     * @param instrument which
     * @return a year of its calendar; NaN before the thirtieth
     */
    public double volatility30d(Instrument instrument) {
        return tracks[index(instrument)].volatility30d();
    }

    /**
     * How easily a symbol is traded, by the formula of {@link LiquidityModel}.
     *
     * @param instrument which
     * @return 0 to 100 with its parts
     */
    public LiquidityScore liquidityScore(Instrument instrument) {
        return tracks[index(instrument)].liquidity(liquidity, rate(instrument));
    }

    /**
     * The correlation of two symbols by {@link AsynchronousCovariance}, as it was estimated.
     *
     * @param one a symbol
     * @param other another
     * @return from -1 to 1; NaN if not known
     */
    public double correlation(Instrument one, Instrument other) {
        return covariance.correlation(index(one), index(other));
    }

    /**
     * All correlations, made positive semidefinite where they are not. O(n^3); 1,000 symbols take a good part of a second.
     *
     * @return a new array in the order of {@link #instruments()}, symmetric, 1 on the diagonal; NaN in the rows and columns of symbols without returns
     */
    public double[][] correlationMatrix() {
        return covariance.correlations();
    }

    /**
     * Assets that move together or against each other, for example for {@code RiskGates.maxCluster}.
     *
     * @param threshold least size of a correlation that joins two, above 0
     * @return the groups of two assets or more
     */
    public List<Set<Asset>> clusters(double threshold) {
        return CorrelationClusters.sets(instruments, clusterNumbers(threshold));
    }

    int[] clusterNumbers(double threshold) {
        return CorrelationClusters.numbers(instruments, correlations(), threshold);
    }

    /** Lower triangle, as estimated. */
    private double[][] correlations() {
        double[][] triangle = new double[tracks.length][];
        for (int i = 0; i < tracks.length; i++) {
            triangle[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                triangle[i][j] = covariance.correlation(i, j);
            }
        }
        return triangle;
    }

    /**
     * What a book holds by sector.
     *
     * @param positions units of each symbol, negative for a short
     * @param equity of the book, base currency
     * @return by the instruments' sector
     */
    public SortedMap<String, SectorExposure> sectorExposure(Map<Instrument, Double> positions, double equity) {
        return calculatePortfolioExposure(positions, equity).sectors();
    }

    /**
     * What a book is exposed to. O(m^3) in its positions: 100 take below a millisecond.
     *
     * @param positions units of each symbol, negative for a short, finite; those of 0 are left out
     * @param equity of the book, base currency; NaN if not known
     * @return values, sectors and risk
     */
    public PortfolioExposure calculatePortfolioExposure(Map<Instrument, Double> positions, double equity) {
        ExposureSum sum = new ExposureSum(covariance, minObservations, proxy, equity);
        for (Map.Entry<Instrument, Double> position : new TreeMap<>(positions).entrySet()) {
            Instrument instrument = position.getKey();
            int index = index(instrument);
            double units = requireFinite(instrument, position.getValue());
            if (units != 0) {
                double unitValue = tracks[index].price() * instrument.multiplierAsDouble() * rate(instrument);
                sum.add(index, instrument, units * unitValue);
            }
        }
        return sum.result();
    }

    private static double requireFinite(Instrument instrument, double units) {
        if (!Double.isFinite(units)) {
            throw new IllegalArgumentException(
                    "units of " + instrument + " must be finite, but were " + units + "; leave out what is not held");
        }
        return units;
    }

    /**
     * Everything at once, for other threads. O(n^2).
     *
     * @return the state now
     */
    public MarketSnapshot snapshot() {
        List<SymbolMarket> markets = new ArrayList<>();
        for (SymbolTrack track : tracks) {
            markets.add(track.state(liquidity, rate(track.instrument())));
        }
        return new MarketSnapshot(clock.now(), markets, correlations());
    }

    int observations(int index) {
        return tracks[index].observations();
    }

    /** Grows whenever a day has closed for some symbol. */
    long closes() {
        return clock.closes();
    }

    /**
     * Events that said nothing here.
     *
     * @return at least 0
     */
    public long unusedEvents() {
        return unused;
    }

    /** Builds a {@link MultiMarketManager}. Not thread-safe. */
    public static final class Builder {
        private final Currency base;
        private final List<Instrument> instruments;
        private Decay decay = Decay.riskMetrics();
        private LiquidityModel liquidity = LiquidityModel.standard();
        private int minObservations = 20;
        private double proxy = 0.05;

        private Builder(Currency base, List<Instrument> instruments) {
            this.base = Objects.requireNonNull(base, "base");
            this.instruments = List.copyOf(instruments);
        }

        /**
         * How fast correlations and the risk of a book forget, by daily returns.
         *
         * @param decay default 0.94
         * @return this
         */
        public Builder decay(Decay decay) {
            this.decay = Objects.requireNonNull(decay, "decay");
            return this;
        }

        /**
         * The formula of the liquidity score.
         *
         * @param liquidity default {@link LiquidityModel#standard()}
         * @return this
         */
        public Builder liquidity(LiquidityModel liquidity) {
            this.liquidity = Objects.requireNonNull(liquidity, "liquidity");
            return this;
        }

        /**
         * What counts for a symbol with a short history in the risk of a book.
         *
         * @param minObservations days below which it counts at the proxy, at least 1, default 20
         * @param proxy daily volatility, fraction above 0, default 0.05
         * @return this
         */
        public Builder shortHistory(int minObservations, double proxy) {
            this.minObservations = minObservations;
            this.proxy = proxy;
            return this;
        }

        /**
         * Makes the monitor.
         *
         * @return the monitor
         * @throws IllegalArgumentException naming every violation at once
         */
        public MultiMarketManager build() {
            List<String> found = new ArrayList<>();
            if (instruments.isEmpty()) {
                found.add("instruments must not be empty");
            }
            if (Set.copyOf(instruments).size() != instruments.size()) {
                found.add("instruments must differ, but some are equal: " + instruments);
            }
            if (minObservations < 1) {
                found.add("minObservations must be at least 1, but was " + minObservations);
            }
            if (!(proxy > 0 && proxy < Double.POSITIVE_INFINITY)) {
                found.add("proxy must be finite and above 0, but was " + proxy);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("market monitor: " + String.join("; ", found));
            }
            return new MultiMarketManager(this);
        }
    }
}
