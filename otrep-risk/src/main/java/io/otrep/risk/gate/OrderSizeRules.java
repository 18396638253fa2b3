package io.otrep.risk.gate;

import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import org.jspecify.annotations.Nullable;

/** Limits on a single order, against slips of the finger and of units. */
final class OrderSizeRules {
    private OrderSizeRules() {}

    /** Quantity of the order, units; of a replace its new total. */
    static final class Quantity extends Rule {
        private final double limit;

        Quantity(double limit) {
            super("max-order-quantity", DenialCode.MAX_ORDER_QUANTITY);
            this.limit = limit;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            return facts.quantity <= limit ? null : denial(DenialCode.MAX_ORDER_QUANTITY, limit, facts.quantity);
        }

        @Override
        double room(OrderFacts facts) {
            return limit;
        }
    }

    /** Value of the order at the most it may cost, base currency; of a replace its new total. */
    static final class Notional extends Rule {
        private final double limit;

        Notional(double limit) {
            super("max-order-notional", DenialCode.MAX_ORDER_NOTIONAL);
            this.limit = limit;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            double value = facts.cost(facts.quantity);
            return value <= limit ? null : denial(DenialCode.MAX_ORDER_NOTIONAL, limit, value);
        }

        @Override
        double room(OrderFacts facts) {
            return limit / facts.cost(1);
        }
    }

    /** Worst-case position in units, external ones included. */
    static final class Position extends Rule {
        private final double limit;

        Position(double limit) {
            super("max-position-quantity", DenialCode.MAX_POSITION_QUANTITY);
            this.limit = limit;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            return facts.after <= limit ? null : denial(DenialCode.MAX_POSITION_QUANTITY, limit, facts.after);
        }

        @Override
        double room(OrderFacts facts) {
            return limit - facts.before;
        }
    }
}
