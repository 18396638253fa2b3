package io.otrep.core.sim;

import io.otrep.account.CashFlow;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * What it costs or earns to hold: borrow fees, interest, rollover, funding. The venue asks when something is due next, brings the account to
 * that time, and books what the model says as {@link CashFlow}.
 *
 * <pre>{@code
 * long due = model.nextTimeNanos(nowNanos);   // then, at that time:
 * model.charge(due, account, sink);
 * }</pre>
 *
 * <p>Implementations are immutable and thread-safe; the venue calls them on the loop.
 */
public interface FinancingModel {
    /**
     * When something is due next.
     *
     * @param afterNanos nanoseconds since 1970
     * @return a time later than that, {@link Long#MAX_VALUE} if never
     */
    long nextTimeNanos(long afterNanos);

    /**
     * Books what is due at a time that {@link #nextTimeNanos} named; nothing at any other time. A position without a mark is not charged.
     *
     * @param timeNanos the time
     * @param account the account at that time
     * @param sink takes the bookings, in order of slots or balances
     */
    void charge(long timeNanos, FinancingAccount account, Sink sink);

    /** Takes bookings. Single-threaded. */
    @FunctionalInterface
    interface Sink {
        /**
         * A booking.
         *
         * @param kind why
         * @param amount positive when cash comes, negative when it goes; never 0
         * @param instrument what it is paid on, null for cash itself
         */
        void book(CashFlow.Kind kind, Money amount, @Nullable Instrument instrument);
    }
}
