package io.otrep.risk.market;

/**
 * Units and value traded today, and the average value of the last days that had any. A feed may tell of the same trading by trades, by bars and by a total of the
 * day; the largest of the three counts. Single-threaded.
 */
final class DayVolume {
    private static final int DAYS = 20;

    private final double[] values = new double[DAYS];
    private int days;
    private double tradeUnits;
    private double tradeValue;
    private double barUnits;
    private double barValue;
    private double statedUnits;
    private double statedValue;

    void trade(double units, double price) {
        tradeUnits += units;
        tradeValue += units * price;
    }

    void bar(double units, double price) {
        barUnits += units;
        barValue += units * price;
    }

    /** The total of the day so far. */
    void stated(double units, double price) {
        if (units > statedUnits) {
            statedUnits = units;
            statedValue = units * price;
        }
    }

    double units() {
        return Math.max(tradeUnits, Math.max(barUnits, statedUnits));
    }

    private double value() {
        return Math.max(tradeValue, Math.max(barValue, statedValue));
    }

    /** The day is over; one without trading does not count. */
    void endDay() {
        double value = value();
        if (value > 0) {
            values[days % DAYS] = value;
            days++;
        }
        tradeUnits = 0;
        tradeValue = 0;
        barUnits = 0;
        barValue = 0;
        statedUnits = 0;
        statedValue = 0;
    }

    /** Quote currency; NaN before the end of a day with trading. */
    double average() {
        int count = Math.min(days, DAYS);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
