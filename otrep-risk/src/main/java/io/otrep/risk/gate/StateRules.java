package io.otrep.risk.gate;

import io.otrep.market.InstrumentStatus;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.TradingState;
import org.jspecify.annotations.Nullable;

/** Rules on the state of the switch and of the instrument. */
final class StateRules {
    private StateRules() {}

    /** HALTED lets nothing pass but reduce-only exits, which a flatten sends. */
    static final class Halted extends Rule {
        Halted() {
            super("halted", DenialCode.HALTED);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            boolean stopped = facts.view().tradingState(facts.slot) == TradingState.HALTED;
            return stopped && !facts.request().isReduceOnly() ? denial(DenialCode.HALTED, "trading is halted") : null;
        }
    }

    /** REDUCING lets pass only what makes a position smaller. */
    static final class Reducing extends Rule {
        Reducing() {
            super("reducing", DenialCode.REDUCING);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            boolean only = facts.view().tradingState(facts.slot) == TradingState.REDUCING;
            return only ? denial(DenialCode.REDUCING, "only reductions are allowed") : null;
        }
    }

    /** The venue's word on the instrument: halted, close-only, delisted. */
    static final class Status extends Rule {
        Status() {
            super("instrument-status", DenialCode.INSTRUMENT_STATUS);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            InstrumentStatus status = facts.view().status(facts.slot);
            boolean allowed = facts.reducing ? status.allowsReduction() : status.allowsIncrease();
            return allowed ? null : denial(DenialCode.INSTRUMENT_STATUS, "the instrument is " + status);
        }
    }

    /**
     * A reduce-only order must be against a position. One that waits for a parent's fills passes: its position comes with them. What is
     * more than the position is cut off, or left to the venue where siblings depend on the size.
     */
    static final class ReduceOnly extends Rule {
        ReduceOnly() {
            super("reduce-only", DenialCode.REDUCE_ONLY);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            boolean asked = facts.request().isReduceOnly() && facts.intent().parentId() == null;
            if (!asked || facts.position < 0 && facts.intent().groupId() != null) {
                return null;
            }
            double result = facts.position + facts.quantity - executed(facts);
            return result <= 0 ? null : denial(DenialCode.REDUCE_ONLY, 0, facts.sign * result);
        }

        /** What is filled of an order that is replaced: its new quantity includes it, the position has it already. */
        private static double executed(OrderFacts facts) {
            if (!facts.intent().isReplace()) {
                return 0;
            }
            var working = facts.view().workingOrders(facts.slot);
            for (int i = 0; i < working.size(); i++) {
                if (working.get(i).intent().id().equals(facts.intent().id())) {
                    return working.get(i).filledQuantity().toDouble();
                }
            }
            return 0;
        }

        @Override
        double room(OrderFacts facts) {
            return -facts.position;
        }
    }

    /** No short position in what the venue does not lend, or for an account that may not sell short. */
    static final class ShortSale extends Rule {
        ShortSale() {
            super("short-sale", DenialCode.SHORT_SALE);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            if (facts.isBuy() || isAllowed(facts)) {
                return null;
            }
            return denial(DenialCode.SHORT_SALE, 0, facts.after);
        }

        private static boolean isAllowed(OrderFacts facts) {
            var account = facts.view().account(facts.slot);
            return facts.instrument().isShortable() && (account == null || account.isShortingAllowed());
        }
    }
}
