package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.internal.record.OrderFields;
import io.otrep.market.Decimal;
import io.otrep.order.OrderRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The replaces of one order that are not answered, and which terms may hold. Answers carry no number: one that names terms answers the oldest replace that
 * asked for them, one that refuses takes away the replace that reserves least, so that what stays covers all that the venue may still do. Single-threaded.
 */
final class Replaces {
    /** Other terms that were asked for. */
    private record Replace(OrderRequest terms, long number, boolean unknown) {
        double reserved() {
            return terms.isReduceOnly() ? 0 : terms.quantityAsDouble();
        }
    }

    private final List<Replace> open = new ArrayList<>(0);
    /** Terms that the venue named at the very time at which it named those that are taken to hold. */
    private final List<OrderRequest> rivals = new ArrayList<>(0);

    private long asked;
    private long answered = -1;
    private long namedVenueNanos = Long.MIN_VALUE;

    void save(FieldSink out) {
        out.list("replaces", open, replace -> {
            OrderFields.write(replace.terms(), out);
            out.number("number", replace.number());
            out.flag("unknown", replace.unknown());
        });
        out.list("rivals", rivals, terms -> OrderFields.write(terms, out));
        out.number("asked", asked);
        out.number("answered", answered);
        out.time("termsSince", namedVenueNanos);
    }

    /** Takes what was written; nothing was asked before. */
    void load(FieldReader in) {
        open.addAll(in.list(() -> new Replace(OrderFields.request(in), in.number(), in.flag())));
        rivals.addAll(in.list(() -> OrderFields.request(in)));
        asked = in.number();
        answered = in.number();
        namedVenueNanos = in.time();
    }

    void ask(OrderRequest terms) {
        open.add(new Replace(terms, asked++, false));
    }

    /** The oldest in flight is the one that is not known. Says no if there is none. */
    boolean doubt() {
        for (int i = 0; i < open.size(); i++) {
            Replace replace = open.get(i);
            if (!replace.unknown()) {
                open.set(i, new Replace(replace.terms(), replace.number(), true));
                return true;
            }
        }
        return false;
    }

    /** A refusal does not say which it means. */
    void refuse() {
        int least = 0;
        for (int i = 1; i < open.size(); i++) {
            if (open.get(i).reserved() < open.get(least).reserved()) {
                least = i;
            }
        }
        if (!open.isEmpty()) {
            open.remove(least);
        }
    }

    /**
     * The venue named terms. Those it names later hold. Of those it names at one time the last that are new are taken to hold, and the others stay reserved
     * until it is asked; what it named before says nothing, and answers nothing that was asked later.
     *
     * @param terms named by the venue
     * @param held those that are taken to hold
     * @param venueTimeNanos since when, by the venue's clock
     * @return whether the terms named are taken to hold from now on
     */
    boolean name(OrderRequest terms, OrderRequest held, long venueTimeNanos) {
        boolean later = venueTimeNanos > namedVenueNanos;
        boolean named = OrderMatch.isSame(held, terms) || rivals.stream().anyMatch(it -> OrderMatch.isSame(it, terms));
        boolean beside = venueTimeNanos == namedVenueNanos && !named;
        boolean matched = answer(terms, later || beside);
        if (later) {
            if (!matched && open.size() == 1 && !OrderMatch.isSame(held, terms)) {
                answered = Math.max(answered, open.remove(0).number());
            }
            rivals.clear();
            namedVenueNanos = venueTimeNanos;
        } else if (beside) {
            rivals.add(held);
        }
        return later || beside;
    }

    /** Takes away the oldest replace that asked for terms: of all if they are news, else of those asked for before the last that was answered. */
    private boolean answer(OrderRequest terms, boolean news) {
        for (int i = 0; i < open.size(); i++) {
            Replace replace = open.get(i);
            boolean possible = news || replace.number() < answered;
            if (possible && OrderMatch.isSame(replace.terms(), terms)) {
                answered = Math.max(answered, replace.number());
                open.remove(i);
                return true;
            }
        }
        return false;
    }

    /** The order has ended. */
    void end() {
        open.clear();
        rivals.clear();
    }

    /** The venue's time of the terms that hold, {@link Long#MIN_VALUE} if it never named any. */
    long namedVenueNanos() {
        return namedVenueNanos;
    }

    /** The largest quantity that may hold beside the terms that are taken to, 0 if there is none. */
    double largest() {
        double largest = 0;
        for (int i = 0; i < open.size(); i++) {
            largest = Math.max(largest, open.get(i).terms().quantityAsDouble());
        }
        for (int i = 0; i < rivals.size(); i++) {
            largest = Math.max(largest, rivals.get(i).quantityAsDouble());
        }
        return largest;
    }

    /** The same, to the digit. */
    Decimal largestQuantity() {
        Decimal largest = Decimal.ZERO;
        for (Replace replace : open) {
            Decimal quantity = replace.terms().quantity();
            largest = quantity == null ? largest : largest.max(quantity);
        }
        for (OrderRequest rival : rivals) {
            Decimal quantity = rival.quantity();
            largest = quantity == null ? largest : largest.max(quantity);
        }
        return largest;
    }

    /** Whether all that may hold only reduces. */
    boolean isReduceOnly() {
        for (int i = 0; i < open.size(); i++) {
            if (!open.get(i).terms().isReduceOnly()) {
                return false;
            }
        }
        for (int i = 0; i < rivals.size(); i++) {
            if (!rivals.get(i).isReduceOnly()) {
                return false;
            }
        }
        return true;
    }

    /** Whether terms may hold: they were asked for, or named at the same time. */
    boolean isPossible(OrderRequest terms) {
        return open.stream().anyMatch(replace -> OrderMatch.isSame(replace.terms(), terms))
                || rivals.stream().anyMatch(rival -> OrderMatch.isSame(rival, terms));
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    boolean isInFlight() {
        return unknown() < open.size();
    }

    /** How many are not known. */
    int unknown() {
        int unknown = 0;
        for (int i = 0; i < open.size(); i++) {
            unknown += open.get(i).unknown() ? 1 : 0;
        }
        return unknown;
    }

    /** Whether the venue named several terms at one time. */
    boolean isAmbiguous() {
        return !rivals.isEmpty();
    }
}
