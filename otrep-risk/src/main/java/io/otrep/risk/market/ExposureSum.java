package io.otrep.risk.market;

import io.otrep.market.Instrument;
import io.otrep.risk.measure.AsynchronousCovariance;
import io.otrep.risk.measure.DefiniteCorrelation;
import io.otrep.risk.measure.NormalRisk;
import io.otrep.risk.measure.TailRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Adds up the positions of a book. Used once. */
final class ExposureSum {
    private final AsynchronousCovariance covariance;
    private final int minObservations;
    private final double proxy;
    private final double equity;
    private final TreeMap<String, SectorExposure> sectors = new TreeMap<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<Integer> indices = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<Instrument> unpriced = new ArrayList<>();
    private final List<Instrument> unmeasured = new ArrayList<>();
    private double longValue;
    private double shortValue;
    private int daysPerYear = Integer.MAX_VALUE;

    ExposureSum(AsynchronousCovariance covariance, int minObservations, double proxy, double equity) {
        this.covariance = covariance;
        this.minObservations = minObservations;
        this.proxy = proxy;
        this.equity = equity;
    }

    /** A position; its value may be NaN. */
    void add(int index, Instrument instrument, double value) {
        double longPart = Double.isNaN(value) ? Double.NaN : Math.max(0, value);
        double shortPart = Double.isNaN(value) ? Double.NaN : Math.max(0, -value);
        longValue += longPart;
        shortValue += shortPart;
        sectors.merge(
                instrument.sector().orElse(PortfolioExposure.NO_SECTOR),
                new SectorExposure(longPart, shortPart, equity),
                (a, b) -> new SectorExposure(a.longValue() + b.longValue(), a.shortValue() + b.shortValue(), equity));
        daysPerYear = Math.min(daysPerYear, instrument.calendar().annualDays());
        instruments.add(instrument);
        indices.add(index);
        values.add(value);
        if (Double.isNaN(value)) {
            unpriced.add(instrument);
        }
    }

    PortfolioExposure result() {
        double deviation = unpriced.isEmpty() ? deviation() : Double.NaN;
        double ofDay = values.isEmpty() ? 0 : deviation / Math.sqrt(daysPerYear);
        return new PortfolioExposure(
                equity,
                longValue,
                shortValue,
                sectors,
                deviation,
                risk(ofDay, 0.95),
                risk(ofDay, 0.99),
                unpriced,
                unmeasured);
    }

    private static TailRisk risk(double deviation, double level) {
        return deviation == 0 ? new TailRisk(level, 0, 0) : NormalRisk.of(0, deviation, level);
    }

    /** A year: the root of w'Sw of what is measured, and on top what is not, by the triangle inequality. */
    private double deviation() {
        int count = indices.size();
        double[][] correlation = correlation();
        double[] parts = new double[count];
        double added = 0;
        for (int k = 0; k < count; k++) {
            int index = indices.get(k);
            boolean measured = covariance.periods(index) >= minObservations && !Double.isNaN(correlation[k][k]);
            if (measured) {
                parts[k] = values.get(k) * Math.sqrt(covariance.covariance(index, index));
            } else {
                added += Math.abs(values.get(k))
                        * proxy
                        * Math.sqrt(instruments.get(k).calendar().annualDays());
                unmeasured.add(instruments.get(k));
            }
        }
        return Math.sqrt(Math.max(0, quadratic(parts, correlation))) + added;
    }

    private double[][] correlation() {
        int count = indices.size();
        double[][] correlation = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                correlation[i][j] = covariance.correlation(indices.get(i), indices.get(j));
                correlation[j][i] = correlation[i][j];
            }
        }
        return DefiniteCorrelation.of(correlation);
    }

    private static double quadratic(double[] parts, double[][] correlation) {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < parts.length && parts[i] != 0; j++) {
                sum += parts[j] == 0 ? 0 : parts[i] * parts[j] * correlation[i][j];
            }
        }
        return sum;
    }
}
