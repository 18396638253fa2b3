package io.otrep.report;

import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.market.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums of what trading cost and what cash came and went, by kind and currency. A later word on the fee of an execution replaces an earlier one. Immutable
 * once summed.
 */
final class Costs {
    private static final String FEES = "Fees of executions";

    private final Map<String, Map<String, Money>> sums = new LinkedHashMap<>();

    private Costs() {}

    static Costs of(List<Activity> activities) {
        Map<String, Money> fees = new LinkedHashMap<>();
        Costs costs = new Costs();
        costs.sums.put(FEES, new TreeMap<>());
        for (Activity activity : activities) {
            if (activity instanceof Fill fill) {
                put(fees, fill.key().family(), fill.fee());
            } else if (activity instanceof FillCorrection correction) {
                Fill corrected = correction.corrected();
                put(fees, correction.key().family(), corrected == null ? null : corrected.fee());
            } else if (activity instanceof FeeAdjustment adjustment) {
                put(fees, adjustment.executionFamily(), adjustment.fee());
            } else if (activity instanceof CashFlow flow) {
                costs.add(words(flow.kind()), flow.amount());
            }
        }
        fees.values().forEach(fee -> costs.add(FEES, Money.zero(fee.currency()).minus(fee)));
        return costs;
    }

    private static void put(Map<String, Money> fees, String family, @Nullable Money fee) {
        if (fee == null) {
            fees.remove(family);
        } else {
            fees.put(family, fee);
        }
    }

    private static String words(CashFlow.Kind kind) {
        return switch (kind) {
            case DEPOSIT -> "Deposits";
            case WITHDRAWAL -> "Withdrawals";
            case DIVIDEND -> "Dividends";
            case INTEREST -> "Interest";
            case FINANCING -> "Financing";
            case BORROW -> "Borrow fees";
            case TAX -> "Taxes";
            case STAKING -> "Staking rewards";
            case FEE -> "Other fees";
            case SETTLEMENT -> "Settlement";
            case UNEXPLAINED -> "Unexplained";
        };
    }

    private void add(String kind, Money amount) {
        sums.computeIfAbsent(kind, k -> new TreeMap<>()).merge(amount.currency().code(), amount, Money::plus);
    }

    /** Negative for what was paid. */
    Table table() {
        Table.Builder table = Table.builder("Costs and cash flows")
                .words("Kind")
                .numbers("Amount")
                .words("Currency")
                .empty("Nothing was charged and no cash flowed.");
        sums.forEach((kind, byCurrency) -> byCurrency.forEach((code, money) ->
                table.row(kind, Unit.MONEY.format(money.amount().toDouble()), code)));
        return table.caption("Negative: paid. Slippage is part of the prices of executions.")
                .build();
    }
}
