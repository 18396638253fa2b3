package io.otrep.report;

import io.otrep.risk.measure.Downside;
import io.otrep.risk.measure.Drawdowns;
import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.Moments;
import io.otrep.risk.measure.SharpeEstimate;
import io.otrep.risk.measure.UpsideRatios;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One line of the table of measures.
 *
 * @param name what it is called
 * @param unit how it is shown
 * @param definition how it is computed
 * @param value from a track
 */
record Measure(String name, Unit unit, String definition, ToDoubleFunction<Track> value) {

    /** The measures of returns, in the order of the table. */
    static List<Measure> standard() {
        return List.of(
                new Measure(
                        "Total return",
                        Unit.PERCENT,
                        "All returns compounded.",
                        t -> t.performance().totalReturn()),
                new Measure(
                        "Return a year (CAGR)",
                        Unit.PERCENT,
                        "The yearly rate that compounds to the same.",
                        t -> t.performance().annualReturn()),
                new Measure(
                        "Volatility a year",
                        Unit.PERCENT,
                        "Standard deviation of returns (n - 1), times the root of the periods in a year.",
                        t -> t.performance().volatility()),
                new Measure(
                        "Sharpe ratio",
                        Unit.RATIO,
                        "Mean return over standard deviation, times the root of the periods in a year; cash earns 0.",
                        t -> t.performance().sharpe()),
                new Measure(
                        "Sortino ratio",
                        Unit.RATIO,
                        "As Sharpe, over the deviation of losses from 0 (divided by all n).",
                        t -> t.performance().sortino()),
                new Measure(
                        "Maximum drawdown",
                        Unit.PERCENT,
                        "Largest fall below the highest daily value so far.",
                        t -> t.performance().maxDrawdown()),
                new Measure(
                        "Calmar ratio",
                        Unit.RATIO,
                        "Return a year over the maximum drawdown.",
                        t -> t.performance().calmar()),
                new Measure(
                        "Ulcer index",
                        Unit.PERCENT,
                        "Root of the mean squared drawdown (Martin, 1989).",
                        t -> Drawdowns.ulcerIndex(Drawdowns.series(t.returns()))),
                new Measure(
                        "Omega ratio",
                        Unit.RATIO,
                        "Sum of gains over sum of losses, threshold 0.",
                        t -> UpsideRatios.omega(t.returns(), 0)),
                new Measure(
                        "Downside deviation",
                        Unit.PERCENT,
                        "Deviation of losses from 0, a period.",
                        t -> Downside.deviation(t.returns(), 0)),
                new Measure(
                        "Value at risk 95%",
                        Unit.PERCENT,
                        "Loss that one period in twenty exceeds: historical quantile, type 7.",
                        t -> HistoricalRisk.of(t.returns(), 0.95).valueAtRisk()),
                new Measure(
                        "Expected shortfall 95%",
                        Unit.PERCENT,
                        "Mean loss of the worst twentieth (Rockafellar and Uryasev, 2002).",
                        t -> HistoricalRisk.of(t.returns(), 0.95).expectedShortfall()),
                new Measure("Best period", Unit.PERCENT, "Largest return of one period.", t -> extreme(t, true)),
                new Measure("Worst period", Unit.PERCENT, "Smallest return of one period.", t -> extreme(t, false)),
                new Measure(
                        "Winning periods",
                        Unit.PERCENT,
                        "Periods that won, of those that won or lost.",
                        t -> t.performance().hitRate()),
                new Measure(
                        "Skewness",
                        Unit.RATIO,
                        "Third standardised moment: below 0 the losses are the longer tail.",
                        t -> Moments.skewness(t.returns())),
                new Measure(
                        "Kurtosis",
                        Unit.RATIO,
                        "Fourth standardised moment: 3 for a normal distribution.",
                        t -> Moments.kurtosis(t.returns())),
                new Measure(
                        "Probability that Sharpe is above 0",
                        Unit.PERCENT,
                        "Probabilistic Sharpe ratio (Bailey and López de Prado, 2012).",
                        Measure::probabilisticSharpe),
                new Measure("Periods", Unit.COUNT, "Returns that the figures are made of.", t -> t.returns().length));
    }

    private static double extreme(Track track, boolean best) {
        double[] returns = track.returns();
        return (best ? Arrays.stream(returns).max() : Arrays.stream(returns).min()).orElse(Double.NaN);
    }

    private static double probabilisticSharpe(Track track) {
        double[] returns = track.returns();
        return returns.length < 4 ? Double.NaN : SharpeEstimate.of(returns).probabilityAbove(0);
    }

    String text(Track track) {
        return unit.format(value.applyAsDouble(track));
    }
}
