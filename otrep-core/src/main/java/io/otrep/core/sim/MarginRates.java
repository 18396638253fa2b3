package io.otrep.core.sim;

import io.otrep.order.Side;

/**
 * Margin as fractions of the value of a position. With {@link #REG_T} a long position of 10,000 takes 5,000 of equity to open and 2,500 to
 * keep. Immutable and thread-safe.
 *
 * @param initialLong to open a long position, at least 0
 * @param initialShort to open a short position, beside its proceeds, at least 0
 * @param maintenanceLong to keep a long position, from 0 to {@code initialLong}
 * @param maintenanceShort to keep a short position, from 0 to {@code initialShort}
 */
public record MarginRates(double initialLong, double initialShort, double maintenanceLong, double maintenanceShort) {
    /** Half to open, 25 % to keep a long and 30 % to keep a short position; see {@link Margin#regT()} for the source. */
    public static final MarginRates REG_T = new MarginRates(0.5, 0.5, 0.25, 0.30);

    /** Checks the rates. */
    public MarginRates {
        requireOrdered("long", initialLong, maintenanceLong);
        requireOrdered("short", initialShort, maintenanceShort);
    }

    private static void requireOrdered(String what, double initial, double maintenance) {
        if (!(maintenance >= 0 && maintenance <= initial && initial < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("maintenance rate of a " + what
                    + " position must be from 0 to its initial rate, but was " + maintenance + " of " + initial);
        }
    }

    /**
     * One over a leverage, the same both ways.
     *
     * @param leverage value over margin of a new position, at least 1
     * @param closeout part of that margin below which the account is closed out, from 0 to 1
     * @return the rates; 30 and 0.5 give 1/30 and 1/60
     * @throws IllegalArgumentException naming what is out of its range
     */
    public static MarginRates leverage(double leverage, double closeout) {
        if (!(leverage >= 1 && leverage < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("leverage must be at least 1 and finite, but was " + leverage);
        }
        if (!(closeout >= 0 && closeout <= 1)) {
            throw new IllegalArgumentException("closeout must be from 0 to 1, but was " + closeout);
        }
        double initial = 1 / leverage;
        return new MarginRates(initial, initial, initial * closeout, initial * closeout);
    }

    /** What it takes to open a position. */
    double initial(Side side) {
        return side == Side.BUY ? initialLong : initialShort;
    }

    /** What it takes to keep a position of so many units. */
    double maintenance(double quantity) {
        return quantity > 0 ? maintenanceLong : maintenanceShort;
    }
}
