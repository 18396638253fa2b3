package io.otrep.portfolio.cost;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.order.Side;
import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.EwmaVariance;
import java.util.TreeMap;

/**
 * Volatility and volume of bars, as a {@link CostModel} needs them, followed bar by bar with exponential weights. Bars of one instrument are of one
 * interval. Single-threaded: fed and asked on the loop; allocates nothing after an instrument's first bar.
 *
 * <pre>{@code
 * MarketNumbers numbers = new MarketNumbers(Decay.ofSpan(20));
 * numbers.onBar(bar);
 * double cost = numbers.expected(costs, spy, -300, 500);   // selling 300 at 500
 * }</pre>
 */
public final class MarketNumbers {
    private final Decay decay;
    private final TreeMap<Instrument, Track> tracks = new TreeMap<>();

    /** One instrument. */
    private static final class Track {
        private final EwmaVariance returns;
        private double volume = Double.NaN;
        private double close = Double.NaN;

        Track(Decay decay) {
            returns = new EwmaVariance(decay);
        }

        void onBar(Bar bar, double lambda) {
            if (close > 0) {
                returns.add(bar.close() / close - 1);
            }
            close = bar.close();
            volume = Double.isNaN(volume) ? bar.volume() : lambda * volume + (1 - lambda) * bar.volume();
        }
    }

    /**
     * Begins empty.
     *
     * @param decay how fast it forgets
     */
    public MarketNumbers(Decay decay) {
        this.decay = decay;
    }

    /**
     * The next bar of an instrument.
     *
     * @param bar of trades
     */
    public void onBar(Bar bar) {
        Track track = tracks.get(bar.instrument());
        if (track == null) {
            track = new Track(decay);
            tracks.put(bar.instrument(), track);
        }
        track.onBar(bar, decay.lambda());
    }

    /**
     * Standard deviation of the return of a bar.
     *
     * @param instrument which
     * @return for example 0.01; NaN before its second bar
     */
    public double volatility(Instrument instrument) {
        Track track = tracks.get(instrument);
        return track == null ? Double.NaN : track.returns.deviation();
    }

    /**
     * Average volume of a bar.
     *
     * @param instrument which
     * @return units; NaN before its first bar
     */
    public double volume(Instrument instrument) {
        Track track = tracks.get(instrument);
        return track == null ? Double.NaN : track.volume;
    }

    /**
     * What a trade is expected to cost, in the form in which rebalancers and hedgers ask.
     *
     * @param costs the model
     * @param instrument what
     * @param units with sign, not 0
     * @param unitValue what one unit is worth in the base currency, above 0
     * @return in the base currency; NaN if it cannot be known
     */
    public double expected(CostModel costs, Instrument instrument, double units, double unitValue) {
        Track track = tracks.get(instrument);
        double price = track == null ? unitValue / instrument.multiplierAsDouble() : track.close;
        CostQuery query = CostQuery.builder(instrument, units > 0 ? Side.BUY : Side.SELL, Math.abs(units), price)
                .volatility(volatility(instrument))
                .volume(volume(instrument))
                .rate(unitValue / (price * instrument.multiplierAsDouble()))
                .build();
        return costs.estimate(query).total();
    }
}
