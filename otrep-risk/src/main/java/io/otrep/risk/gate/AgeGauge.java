package io.otrep.risk.gate;

import io.otrep.market.Session;
import io.otrep.market.TradingCalendar;
import io.otrep.risk.RiskView;
import java.time.Instant;
import java.util.Arrays;

/**
 * Age of the youngest mark of a scope, seconds, counted from the open of the session at the earliest, or what a supervisor reports. While
 * the instrument that was marked last is out of session nothing is stale; a scope without any mark has no age. Single-threaded.
 */
final class AgeGauge extends VitalGauge {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int NONE = -1;

    private final double lowestSeconds;
    private int[] lastSlot = new int[0];

    /** Ages below the lowest level need not be exact. */
    AgeGauge(double lowestSeconds) {
        this.lowestSeconds = lowestSeconds;
    }

    @Override
    double value(int key, RiskView view) {
        int slot = key < lastSlot.length ? lastSlot[key] : NONE;
        return Math.max(reported(key), slot == NONE || !view.isInSession(slot) ? 0 : age(slot, view));
    }

    private double age(int slot, RiskView view) {
        double plain = (view.timeNanos() - view.markTimeNanos(slot)) / NANOS_PER_SECOND;
        return plain < lowestSeconds ? plain : Math.min(plain, sinceOpen(slot, view));
    }

    private static double sinceOpen(int slot, RiskView view) {
        TradingCalendar calendar = view.instrument(slot).calendar();
        long now = view.timeNanos();
        return calendar.session(calendar.tradingDate(now))
                .map(Session::open)
                .map(open -> (now - nanos(open)) / NANOS_PER_SECOND)
                .orElse(0.0);
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    @Override
    void onMark(int key, int slot, RiskView view) {
        if (key >= lastSlot.length) {
            int known = lastSlot.length;
            lastSlot = Arrays.copyOf(lastSlot, key + 8);
            Arrays.fill(lastSlot, known, lastSlot.length, NONE);
        }
        lastSlot[key] = slot;
    }

    @Override
    boolean ages() {
        return true;
    }
}
