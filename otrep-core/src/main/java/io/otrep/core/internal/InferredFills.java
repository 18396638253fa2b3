package io.otrep.core.internal;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.market.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Executions that an order itself tells of and no activity does yet. Each order has one such family, whose key is made from the order's id; what is left of it
 * shrinks as the true executions arrive, so that nothing counts twice. Stateless.
 */
final class InferredFills {
    private static final String PREFIX = "inferred-";

    private InferredFills() {}

    static String family(ManagedOrder order) {
        return PREFIX + order.id().value();
    }

    static boolean isInferred(String family) {
        return family.startsWith(PREFIX);
    }

    /** The activity that makes the inferred part of an order as large as given. */
    static Activity of(ManagedOrder order, AccountId account, Decimal quantity, Decimal price, long timeNanos) {
        int revision = order.revisionOf(family(order)) + 1;
        ActivityKey key = new ActivityKey(account, family(order), revision);
        if (revision > 0 && quantity.isZero()) {
            return FillCorrection.bust(key, timeNanos);
        }
        Fill fill = Fill.builder(key, timeNanos, order.terms().instrument(), order.side(), quantity, price)
                .clientOrderId(order.id())
                .build();
        return revision == 0 ? fill : FillCorrection.of(fill, timeNanos);
    }

    /** What takes the inferred part back that a true execution replaces; null if there is nothing to take back. */
    static @Nullable Activity without(ManagedOrder order, Fill fill) {
        if (!order.isExecuted()) {
            return null;
        }
        Decimal inferred = order.quantityOf(family(order));
        boolean repeated = order.isExecutedBy(fill.key().family());
        if (inferred.isZero() || repeated || isInferred(fill.key().family())) {
            return null;
        }
        Decimal left = inferred.minus(fill.quantity()).max(Decimal.ZERO);
        return of(order, fill.key().account(), left, order.priceOf(family(order)), fill.timeNanos());
    }
}
