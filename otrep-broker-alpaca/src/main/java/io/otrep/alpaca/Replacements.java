package io.otrep.alpaca;

import io.otrep.broker.support.http.HttpOutcome;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches which of Alpaca's orders holds, tells when it is another one, and sees to it that a replace never buys or sells more than was asked
 * for.
 *
 * <p>Alpaca's replacement begins at nothing filled, with the quantity it was asked for: fills of the old order while the request is under way
 * come on top (Alpaca-API issue 165). So a replace asks for what was not filled when it left; if more had been filled by the time it took
 * effect, the replacement is at once made smaller by that, or canceled if nothing is left to do. Thread-safe.
 */
final class Replacements {
    private static final Logger LOG = LoggerFactory.getLogger(Replacements.class);

    /** Ends the name of an order that corrects a replacement. */
    private static final char CORRECTED = 'c';

    private static final int MOST_BOUNDED = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> bounded = new LinkedHashSet<>();
    private final TradingRest rest;
    private final OrderChains chains;
    private final Teller teller;

    Replacements(TradingRest rest, OrderChains chains, Teller teller) {
        this.rest = rest;
        this.chains = chains;
        this.teller = teller;
    }

    /** One of Alpaca's orders was seen; the order of ours that it belongs to. */
    OrderChain see(OrderWire seen, long timeNanos) {
        return see(seen, timeNanos, chains::see);
    }

    /** The same of one that was seen because an execution of it was taken back. */
    OrderChain takeBack(OrderWire seen, long timeNanos) {
        return see(seen, timeNanos, chains::takeBack);
    }

    private OrderChain see(OrderWire seen, long timeNanos, Function<OrderWire, OrderChain> note) {
        lock.lock();
        try {
            OrderChain chain = compare(heldOf(chains.ownerOf(seen)), note.apply(seen), timeNanos);
            if (seen.status() == VenueStatus.REJECTED && isCorrection(seen)) {
                again(chain);
            }
            return chain;
        } finally {
            lock.unlock();
        }
    }

    /** Alpaca answered with an order that is ours. */
    OrderChain adopt(ClientOrderId id, OrderWire seen) {
        lock.lock();
        try {
            return compare(heldOf(id), chains.bind(id, seen), seen.updatedAtNanos());
        } finally {
            lock.unlock();
        }
    }

    /** All links of an order were looked up: fills that a replace raced may have been told by nobody else. */
    void settled(ClientOrderId id) {
        lock.lock();
        try {
            OrderChain chain = chains.find(id);
            if (chain != null && !chain.isEmpty()) {
                bound(chain, chain.held());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What should have made a replacement smaller was refused after all; there is no third way but to cancel. */
    private void again(OrderChain chain) {
        OrderWire held = chain.held();
        if (bounded.contains(held.id()) && !held.isOver()) {
            cancel(chain, held);
        }
    }

    private OrderChain compare(@Nullable String before, OrderChain chain, long timeNanos) {
        if (before != null && !before.equals(chain.held().id())) {
            tell(chain, timeNanos);
        }
        return chain;
    }

    private @Nullable String heldOf(ClientOrderId id) {
        OrderChain chain = chains.find(id);
        return chain == null || chain.isEmpty() ? null : chain.held().id();
    }

    private void tell(OrderChain chain, long timeNanos) {
        OrderWire held = chain.held();
        if (!held.isPlain()) {
            teller.gap("order " + chain.id() + " was replaced by one of a kind that is not traded here");
            return;
        }
        teller.replaced(chain, timeNanos);
        bound(chain, held);
    }

    /** An order was replaced; by one that is looked up if it is not known, as where Alpaca did it for a corporate action. */
    void follow(OrderWire old, long timeNanos) {
        String next = old.replacedBy();
        if (next == null || chains.owner(next) != null) {
            return;
        }
        rest.order(next).whenComplete((found, failure) -> {
            if (found != null && found.isPresent()) {
                see(found.get(), Math.max(timeNanos, found.get().updatedAtNanos()));
            } else {
                teller.gap("what replaced order " + chains.owner(old.id()) + " could not be looked up");
            }
        });
    }

    /** Only what we asked for is bounded by what we asked for; an order that a split made larger is left alone. */
    private void bound(OrderChain chain, OrderWire held) {
        OrderRequest asked = chain.asked();
        Decimal wanted = asked == null ? null : asked.quantity();
        Decimal total = chain.total(held);
        if (!isAskedFor(chain, held)
                || asked == null
                || wanted == null
                || total == null
                || total.compareTo(wanted) <= 0
                || held.isOver()
                || !bounded.add(held.id())) {
            return;
        }
        if (bounded.size() > MOST_BOUNDED) {
            bounded.remove(bounded.iterator().next());
        }
        Decimal left = wanted.minus(chain.filled());
        LOG.warn("order {} was filled while it was replaced: {} of {} are left to do", chain.id(), left, wanted);
        if (left.isPositive()) {
            reduce(chain, asked, held, left);
        } else {
            cancel(chain, held);
        }
    }

    /** Whether an order is the replacement that was asked for last, or a correction of it. */
    private static boolean isAskedFor(OrderChain chain, OrderWire held) {
        String name = held.clientOrderId();
        if (name.indexOf(OrderChains.REPLACE_MARK) <= 0) {
            return false;
        }
        int end = name.length();
        while (name.charAt(end - 1) == CORRECTED) {
            end--;
        }
        return chain.askedAs() == null || name.substring(0, end).equals(chain.askedAs());
    }

    private static boolean isCorrection(OrderWire order) {
        String name = order.clientOrderId();
        return name.indexOf(OrderChains.REPLACE_MARK) > 0 && name.charAt(name.length() - 1) == CORRECTED;
    }

    private void reduce(OrderChain chain, OrderRequest asked, OrderWire held, Decimal left) {
        String name = held.clientOrderId() + CORRECTED;
        ClientOrderId next = name.length() > AlpacaCapabilities.LONGEST_ID ? null : ClientOrderId.of(name);
        byte[] body = OrderBody.replace(asked, asked, left, next);
        rest.replace(held.id(), body).whenComplete((outcome, failure) -> {
            if (outcome != null && outcome.verdict() == HttpOutcome.Verdict.ACCEPTED) {
                adopt(chain.id(), outcome.value().taken());
            } else {
                cancel(chain, held);
            }
        });
    }

    /** A cancel that may not have arrived is not the end of it: the reconciliation that is asked for here tries again. */
    private void cancel(OrderChain chain, OrderWire held) {
        rest.cancel(held.id()).whenComplete((outcome, failure) -> {
            if (outcome == null
                    || outcome.verdict() == HttpOutcome.Verdict.UNKNOWN
                    || outcome.verdict() == HttpOutcome.Verdict.NOT_SENT) {
                forget(held);
            }
            report(chain, outcome);
        });
    }

    private void forget(OrderWire held) {
        lock.lock();
        try {
            bounded.remove(held.id());
        } finally {
            lock.unlock();
        }
    }

    private void report(OrderChain chain, @Nullable Object outcome) {
        teller.gap("order " + chain.id() + " was filled while it was replaced; what was left of it was canceled: "
                + outcome);
    }
}
