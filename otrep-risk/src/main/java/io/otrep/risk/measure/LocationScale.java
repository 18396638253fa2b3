package io.otrep.risk.measure;

/** Risk of a distribution that is a standard one, moved and stretched. */
final class LocationScale {
    private LocationScale() {}

    /** From the quantile and the shortfall of the standard loss. */
    static TailRisk risk(double location, double scale, double level, double quantile, double shortfall) {
        if (!(scale >= 0)) {
            return TailRisk.undefined(level);
        }
        return new TailRisk(
                level,
                Inputs.finiteOrNaN(quantile * scale - location),
                Inputs.finiteOrNaN(shortfall * scale - location));
    }
}
