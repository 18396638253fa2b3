package io.otrep.portfolio.rebalance;

import io.otrep.market.Currency;
import io.otrep.portfolio.PortfolioContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Proceeds of own sales that cannot be spent yet; remembered over restarts. Single-threaded. */
final class Unsettled {
    private static final String KEY = "unsettled";

    private record Due(Purse purse, long atNanos, double amount) {}

    private final List<Due> all = new ArrayList<>();

    void add(Purse purse, long atNanos, double amount, PortfolioContext context) {
        all.add(new Due(purse, atNanos, amount));
        keep(context);
    }

    /** Forgets what has settled. */
    void settle(long nowNanos, PortfolioContext context) {
        if (all.removeIf(due -> due.atNanos() <= nowNanos)) {
            keep(context);
        }
    }

    double sum(Purse purse) {
        double sum = 0;
        for (Due due : all) {
            sum += due.purse().equals(purse) ? due.amount() : 0;
        }
        return sum;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    private void keep(PortfolioContext context) {
        if (all.isEmpty()) {
            context.forget(KEY);
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Due due : all) {
            text.append(due.purse().route())
                    .append('\t')
                    .append(due.purse().currency().code());
            text.append('\t').append(due.atNanos()).append('\t');
            text.append(Double.doubleToRawLongBits(due.amount())).append('\n');
        }
        context.remember(KEY, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void restore(PortfolioContext context) {
        byte[] kept = context.recall(KEY);
        if (kept != null) {
            new String(kept, StandardCharsets.UTF_8)
                    .lines()
                    .map(Unsettled::parse)
                    .forEach(all::add);
        }
    }

    private static Due parse(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        Purse purse = new Purse(fields.get(0), Currency.of(fields.get(1)));
        double amount = Double.longBitsToDouble(Long.parseLong(fields.get(3)));
        return new Due(purse, Long.parseLong(fields.get(2)), amount);
    }
}
