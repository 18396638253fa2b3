package io.otrep.core.ledger;

import io.otrep.account.ExchangeRate;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Currency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What currencies are worth in the base currency: as stated, or else by the mark of the first spot instrument that trades them. Not
 * thread-safe.
 */
final class Rates {
    private static final int DEEPEST = 3;

    private final Currency base;
    private final Map<Currency, Integer> indexes = new HashMap<>();
    private final List<Currency> currencies = new ArrayList<>();
    private final List<List<Slot>> homes = new ArrayList<>();
    private double[] stated = new double[8];
    private long[] timesNanos = new long[8];

    Rates(Currency base) {
        this.base = base;
        index(base);
        stated[0] = 1;
        timesNanos[0] = Long.MAX_VALUE;
    }

    int index(Currency currency) {
        Integer found = indexes.get(currency);
        if (found != null) {
            return found;
        }
        int index = indexes.size();
        indexes.put(currency, index);
        currencies.add(currency);
        homes.add(new ArrayList<>(1));
        if (index == stated.length) {
            stated = Arrays.copyOf(stated, 2 * index);
            timesNanos = Arrays.copyOf(timesNanos, 2 * index);
        }
        stated[index] = Double.NaN;
        timesNanos[index] = Long.MIN_VALUE;
        return index;
    }

    /** Where a currency is traded as an asset: the first one of each route counts, the first one of all gives its worth. */
    boolean home(int currency, Slot slot) {
        List<Slot> known = homes.get(currency);
        if (currency == 0 || known.stream().anyMatch(it -> it.isOfSameRoute(slot))) {
            return false;
        }
        known.add(slot);
        return true;
    }

    private @Nullable Slot home(int currency) {
        List<Slot> known = homes.get(currency);
        return known.isEmpty() ? null : known.get(0);
    }

    void save(FieldSink out) {
        out.list("rates", currencies, currency -> {
            int index = index(currency);
            out.text("currency", currency.code());
            out.real("rate", stated[index]);
            out.time("measuredAt", timesNanos[index]);
        });
    }

    void load(FieldReader in) {
        in.list(() -> {
            int index = index(Currency.of(in.text()));
            stated[index] = in.real();
            timesNanos[index] = in.time();
            return index;
        });
    }

    /** Takes a rate to or from the base currency that is not older than the last. */
    boolean state(ExchangeRate rate) {
        boolean toBase = rate.to().equals(base);
        if (toBase == rate.from().equals(base)) {
            return false;
        }
        int index = index(toBase ? rate.from() : rate.to());
        if (rate.timeNanos() < timesNanos[index]) {
            return false;
        }
        stated[index] = toBase ? rate.rate() : 1 / rate.rate();
        timesNanos[index] = rate.timeNanos();
        return true;
    }

    double rate(int currency) {
        return rate(currency, 0);
    }

    private double rate(int currency, int depth) {
        double rate = stated[currency];
        if (!Double.isNaN(rate) || depth == DEEPEST) {
            return rate;
        }
        Slot home = home(currency);
        return home == null ? Double.NaN : home.mark() * rate(home.quote(), depth + 1);
    }

    long timeNanos(int currency) {
        return timeNanos(currency, 0);
    }

    private long timeNanos(int currency, int depth) {
        double rate = stated[currency];
        Slot home = home(currency);
        if (!Double.isNaN(rate) || depth == DEEPEST || home == null) {
            return timesNanos[currency];
        }
        return Math.min(home.markTimeNanos(), timeNanos(home.quote(), depth + 1));
    }
}
