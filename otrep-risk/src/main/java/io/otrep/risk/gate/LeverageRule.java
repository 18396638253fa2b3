package io.otrep.risk.gate;

import io.otrep.account.Account;
import io.otrep.market.Decimal;
import io.otrep.risk.DenialCode;

/**
 * Gross exposure of the whole book over the smaller of book equity and the equity that the venue states for the account, where it states
 * one in the base currency.
 */
final class LeverageRule extends ExposureRule {
    LeverageRule(double limit, BookExposure book) {
        super("leverage", DenialCode.LEVERAGE, limit, false, book, book.all());
    }

    @Override
    double denominator(OrderFacts facts) {
        Account account = facts.view().account(facts.slot);
        Decimal stated = account == null ? null : account.equity();
        if (account == null
                || stated == null
                || !account.currency().equals(facts.view().baseCurrency())) {
            return facts.equity;
        }
        return Math.min(facts.equity, stated.toDouble());
    }
}
