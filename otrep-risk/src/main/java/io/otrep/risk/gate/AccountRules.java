package io.otrep.risk.gate;

import io.otrep.account.Account;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import org.jspecify.annotations.Nullable;

/**
 * What the venue itself says of the account. A number it did not state does not deny; an account that was not stated at all denies what
 * opens. Costs count what opens only, at the most it may cost, in the account's currency.
 */
final class AccountRules {
    private AccountRules() {}

    /** The account's currency must be that of the instrument or the base; otherwise the cost is not known. */
    private static double inCurrency(Currency currency, double localValue, int slot, RiskView view) {
        if (currency.equals(view.instrument(slot).currency())) {
            return localValue;
        }
        return currency.equals(view.baseCurrency()) ? localValue * view.rate(slot) : Double.NaN;
    }

    /** Cost of what opens, less than buying power after what was sent since the venue stated it. */
    static final class BuyingPower extends Rule {
        private final SpentSinceStatement spent = new SpentSinceStatement();

        BuyingPower() {
            super("buying-power", DenialCode.BUYING_POWER);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            Account account = facts.view().account(facts.slot);
            if (account == null) {
                return denial(DenialCode.BUYING_POWER, "the venue has not stated the account yet");
            }
            Decimal power = account.buyingPower();
            return power == null ? null : compare(facts, account, power.toDouble());
        }

        private @Nullable Denial compare(OrderFacts facts, Account account, double power) {
            double local =
                    facts.opening() * facts.costPrice() * facts.instrument().multiplierAsDouble();
            double cost = inCurrency(account.currency(), local, facts.slot, facts.view());
            double left = power - spent.since(account.timeNanos(), facts.slot, facts.view());
            return cost <= left ? null : denial(DenialCode.BUYING_POWER, left, cost);
        }

        @Override
        void onOrder(WorkingOrder order, int slot, RiskView view) {
            spent.add(order, slot, view);
        }

        @Override
        void onReplace(WorkingOrder order, int slot, RiskView view) {
            spent.addIncrease(order, slot, view);
        }
    }

    /** Cost of purchases, less than settled cash after what was sent since the venue stated it; for cash accounts. */
    static final class SettledCash extends Rule {
        private final SpentSinceStatement spent = new SpentSinceStatement();

        SettledCash() {
            super("settled-cash", DenialCode.SETTLED_CASH);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            Account account = facts.view().account(facts.slot);
            if (account == null) {
                return denial(DenialCode.SETTLED_CASH, "the venue has not stated the account yet");
            }
            Decimal cash = account.settledCash();
            return cash == null || !facts.isBuy() ? null : compare(facts, account, cash.toDouble());
        }

        private @Nullable Denial compare(OrderFacts facts, Account account, double cash) {
            double local =
                    facts.opening() * facts.costPrice() * facts.instrument().multiplierAsDouble();
            double cost = inCurrency(account.currency(), local, facts.slot, facts.view());
            double left = cash - spent.since(account.timeNanos(), facts.slot, facts.view());
            return cost <= left ? null : denial(DenialCode.SETTLED_CASH, left, cost);
        }

        @Override
        void onOrder(WorkingOrder order, int slot, RiskView view) {
            spent.add(order, slot, view);
        }

        @Override
        void onReplace(WorkingOrder order, int slot, RiskView view) {
            spent.addIncrease(order, slot, view);
        }
    }

    /** How near the venue's closeout is, as it states it: 1 closes out. */
    static final class Margin extends Rule {
        private final double limit;

        Margin(double limit) {
            super("margin", DenialCode.MARGIN);
            this.limit = limit;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            Account account = facts.view().account(facts.slot);
            Decimal used = account == null ? null : account.marginCloseoutPercent();
            if (used == null || used.toDouble() <= limit) {
                return null;
            }
            return denial(DenialCode.MARGIN, limit, used.toDouble());
        }
    }

    /** No day trade is left, as the venue reports them: what is opened now could not be closed today. */
    static final class DayTrades extends Rule {
        DayTrades() {
            super("day-trades", DenialCode.DAY_TRADES);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            Account account = facts.view().account(facts.slot);
            Integer left = account == null ? null : account.dayTradesLeft();
            return left == null || left > 0 ? null : denial(DenialCode.DAY_TRADES, 1, left);
        }
    }

    /** The venue takes no orders from the account. */
    static final class Blocked extends Rule {
        Blocked() {
            super("account-blocked", DenialCode.NOT_SUPPORTED);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            Account account = facts.view().account(facts.slot);
            boolean blocked = account != null && account.isTradingBlocked();
            return blocked ? denial(DenialCode.NOT_SUPPORTED, "the venue blocked the account") : null;
        }
    }
}
