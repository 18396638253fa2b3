package io.otrep.risk.sizing;

import io.otrep.market.Asset;
import io.otrep.risk.RiskView;
import io.otrep.risk.SizerFactory;
import java.util.Map;

/**
 * The fractions of equity that let a book of several assets grow fastest, and a cautious part of them: a signal of 1 in an asset is worth
 * {@code part * fraction} of equity, all of them made smaller together where their absolute values add up to more than the cap. A negative
 * fraction is a short position. An asset without a fraction is flat.
 *
 * <p>{@code KellyBook.of(Map.of(spy, 2.0, tlt, -1.0))} has a part of one half and a cap of 1: 1.0 and -0.5 add up to 1.5, so that full
 * signals are worth 2/3 and -1/3 of equity. Fractions are those of {@link Kelly#portfolio}. Source: E. O. Thorp, The Kelly Criterion in
 * Blackjack, Sports Betting, and the Stock Market (2006), sec. 8. Immutable and thread-safe.
 *
 * @param fractions full Kelly fraction of each asset, finite
 * @param part what is taken of them, above 0 and at most 1
 * @param cap the most that absolute values add up to, above 0
 */
public record KellyBook(Map<Asset, Double> fractions, double part, double cap) implements SizerFactory {
    private static final double HALF = 0.5;

    /** Checks all numbers. */
    public KellyBook {
        fractions = Map.copyOf(fractions);
        fractions.forEach((asset, fraction) -> {
            if (!Double.isFinite(fraction)) {
                throw new IllegalArgumentException(
                        "fraction of " + asset + " must be finite, but was " + fraction + "; check its inputs");
            }
        });
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException(
                    "part must be above 0 and at most 1, but was " + part + "; 0.5 is half Kelly");
        }
        Units.requirePositive("cap", cap, "1 for all of equity");
    }

    /**
     * Half of such fractions, capped at equity.
     *
     * @param fractions full Kelly fraction of each asset
     * @return the specification
     */
    public static KellyBook of(Map<Asset, Double> fractions) {
        return new KellyBook(fractions, HALF, 1);
    }

    /**
     * The same with another part of the fractions.
     *
     * @param value above 0 and at most 1
     * @return the specification
     */
    public KellyBook part(double value) {
        return new KellyBook(fractions, value, cap);
    }

    /**
     * The same with another cap.
     *
     * @param value above 0; above 1 borrows
     * @return the specification
     */
    public KellyBook cap(double value) {
        return new KellyBook(fractions, part, value);
    }

    /**
     * What a full signal in an asset is worth.
     *
     * @param asset which
     * @return fraction of equity, negative for a short; 0 for an asset that is not in the book
     */
    public double stake(Asset asset) {
        return wanted(asset) * shrinkage();
    }

    private double wanted(Asset asset) {
        return part * fractions.getOrDefault(asset, 0.0);
    }

    /** The sum is over sorted values, so that it does not depend on the order of the map. */
    private double shrinkage() {
        double gross = fractions.values().stream()
                .mapToDouble(fraction -> Math.abs(part * fraction))
                .sorted()
                .sum();
        return gross > cap ? cap / gross : 1;
    }

    @Override
    public ExplainedSizer create() {
        double shrinkage = shrinkage();
        return new UnitSizer() {
            @Override
            double wanted(double level, int slot, RiskView view) {
                double stake = KellyBook.this.wanted(view.instrument(slot).asset());
                return Units.worth(level * stake * Units.equity(view), slot, view);
            }

            @Override
            double allowed(double wanted, double level, int slot, RiskView view) {
                return wanted * shrinkage;
            }
        };
    }
}
