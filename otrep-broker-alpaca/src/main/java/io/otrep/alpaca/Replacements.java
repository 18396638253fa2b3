package io.otrep.alpaca;

import io.otrep.broker.support.http.HttpOutcome;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import java.util.concurrent.locks.ReentrantLock;
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

    private final ReentrantLock lock = new ReentrantLock();
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
        lock.lock();
        try {
            return compare(heldOf(chains.ownerOf(seen)), chains.see(seen), timeNanos);
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
        boolean ours = held.clientOrderId().indexOf(OrderChains.REPLACE_MARK) > 0;
        if (!ours
                || asked == null
                || wanted == null
                || total == null
                || total.compareTo(wanted) <= 0
                || held.isOver()) {
            return;
        }
        Decimal left = wanted.minus(chain.filled());
        LOG.warn("order {} was filled while it was replaced: {} of {} are left to do", chain.id(), left, wanted);
        if (left.isPositive()) {
            reduce(chain, asked, held, left);
        } else {
            rest.cancel(held.id()).whenComplete((outcome, failure) -> report(chain, outcome));
        }
    }

    private void reduce(OrderChain chain, OrderRequest asked, OrderWire held, Decimal left) {
        String name = held.clientOrderId() + "c";
        ClientOrderId next = name.length() > AlpacaCapabilities.LONGEST_ID ? null : ClientOrderId.of(name);
        byte[] body = OrderBody.replace(asked, asked, left, next);
        rest.replace(held.id(), body).whenComplete((outcome, failure) -> {
            if (outcome != null && outcome.verdict() == HttpOutcome.Verdict.ACCEPTED) {
                adopt(chain.id(), outcome.value().taken());
            } else {
                rest.cancel(held.id()).whenComplete((end, none) -> report(chain, end));
            }
        });
    }

    private void report(OrderChain chain, Object outcome) {
        teller.gap("order " + chain.id() + " was filled while it was replaced; what was left of it was canceled: "
                + outcome);
    }
}
