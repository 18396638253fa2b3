package io.otrep.risk.gate;

import io.otrep.market.Decimal;
import io.otrep.market.TradingCalendar;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rules on prices, their age, and the hours in which they are made. */
final class PriceRules {
    private static final double NANOS_PER_SECOND = 1e9;

    /** How much wider collars are for what leads out of a position. */
    static final double WIDER = 4;

    private PriceRules() {}

    /** What a buyer would pay, or a seller get, just now; the mark where no quote was seen. */
    static double farTouch(OrderFacts facts) {
        RiskView view = facts.view();
        double touch = facts.isBuy() ? view.ask(facts.slot) : view.bid(facts.slot);
        return Double.isNaN(touch) ? facts.mark : touch;
    }

    /**
     * How far a limit or protection price may be on the paying side of a reference, as a fraction of it. Far on the other side does no harm
     * and passes. A MARKET order without a protection price is judged by the quote that it would meet. What leads out of a position has a
     * collar {@value #WIDER} times as wide.
     */
    static final class Collar extends Rule {
        private final double ofQuote;
        private final double ofDay;

        /** Fractions; NaN for none. */
        Collar(double ofQuote, double ofDay) {
            super("price-collar", DenialCode.PRICE_COLLAR);
            this.ofQuote = ofQuote;
            this.ofDay = ofDay;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            OrderRequest request = facts.request();
            Decimal protection = request.protectionPrice();
            double price = protection == null ? request.limitPriceAsDouble() : protection.toDouble();
            double near = farTouch(facts);
            if (Double.isNaN(price) && request.type() == OrderType.MARKET) {
                price = near;
                near = facts.mark;
            }
            if (Double.isNaN(price)) {
                return null;
            }
            Denial byQuote = check(facts, price, near, ofQuote);
            return byQuote != null ? byQuote : check(facts, price, facts.view().referencePrice(facts.slot), ofDay);
        }

        private @Nullable Denial check(OrderFacts facts, double price, double reference, double collar) {
            if (Double.isNaN(reference) || Double.isNaN(collar)) {
                return null;
            }
            double limit = facts.isExit() ? collar * WIDER : collar;
            double beyond = facts.sign * (price - reference);
            return OrderFacts.isWithin(beyond, limit, reference)
                    ? null
                    : denial(DenialCode.PRICE_COLLAR, limit, beyond / reference);
        }
    }

    /** Age of the mark while the session is open, seconds. A closed market is not stale. */
    static final class StaleQuote extends Rule {
        private final long maxAgeNanos;

        StaleQuote(Duration maxAge) {
            super("stale-quote", DenialCode.STALE_QUOTE);
            this.maxAgeNanos = maxAge.toNanos();
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            RiskView view = facts.view();
            long seen = view.markTimeNanos(facts.slot);
            boolean fresh = seen != Long.MIN_VALUE && view.timeNanos() - seen <= maxAgeNanos;
            return fresh || !view.isInSession(facts.slot) ? null : stale(view.timeNanos(), seen);
        }

        private Denial stale(long now, long seen) {
            double age = seen == Long.MIN_VALUE ? Double.NaN : (now - seen) / NANOS_PER_SECOND;
            return denial(DenialCode.STALE_QUOTE, maxAgeNanos / NANOS_PER_SECOND, age);
        }
    }

    /** Age of the rate to the base currency while the week of foreign exchange is open, seconds. */
    static final class StaleRate extends Rule {
        private final long maxAgeNanos;
        private final TradingCalendar week = TradingCalendar.fxWeek();

        StaleRate(Duration maxAge) {
            super("rate-age", DenialCode.FX_RATE_STALE);
            this.maxAgeNanos = maxAge.toNanos();
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            RiskView view = facts.view();
            long seen = view.rateTimeNanos(facts.slot);
            if (seen == Long.MAX_VALUE || view.timeNanos() - seen <= maxAgeNanos || !week.isOpen(view.timeNanos())) {
                return null;
            }
            double age = (view.timeNanos() - seen) / NANOS_PER_SECOND;
            return denial(DenialCode.FX_RATE_STALE, maxAgeNanos / NANOS_PER_SECOND, age);
        }
    }

    /** Orders are sent in the regular session only, unless they ask for extended hours and the calendar has them. */
    static final class InSession extends Rule {
        InSession() {
            super("session", DenialCode.OUT_OF_SESSION);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            RiskView view = facts.view();
            return view.isInSession(facts.slot) || isExtended(facts) ? null : closed(facts);
        }

        private static boolean isExtended(OrderFacts facts) {
            return facts.request().isExtendedHours()
                    && facts.instrument()
                            .calendar()
                            .segmentAt(facts.view().timeNanos())
                            .isTrading();
        }

        private Denial closed(OrderFacts facts) {
            return denial(
                    DenialCode.OUT_OF_SESSION,
                    "the market is in "
                            + facts.instrument()
                                    .calendar()
                                    .segmentAt(facts.view().timeNanos()));
        }
    }
}
