package io.otrep.alpaca;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.VenueOrderId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What messages of the {@code trade_updates} stream mean. Links of one chain that come and go are one order to the engine: that a replacement
 * holds is told once, when Alpaca says that the old order was replaced or shows the new one at work, whichever comes first. Thread-safe.
 */
final class TradeUpdates {
    /** 2020-01-01: seconds since then number the revisions of an execution, the same whenever a message comes. */
    private static final long REVISIONS_SINCE = 1_577_836_800L;

    private static final int MOST_ALIASES = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final OrderChains chains;
    private final OrderMapper mapper;
    private final Teller teller;
    private final Replacements replacements;
    private final Map<String, String> originals = new LinkedHashMap<>();
    private final Deque<Deferred> deferred = new ArrayDeque<>();
    private int groups;

    /** A message about an order that may be a leg of a group on its way. */
    private record Deferred(AccountId account, TradeUpdate update) {}

    TradeUpdates(OrderChains chains, OrderMapper mapper, Teller teller, Replacements replacements) {
        this.chains = chains;
        this.mapper = mapper;
        this.teller = teller;
        this.replacements = replacements;
    }

    /**
     * A message.
     *
     * @param account whose
     * @param update what it says
     */
    void on(AccountId account, TradeUpdate update) {
        lock.lock();
        try {
            if (groups > 0 && !chains.isKnown(update.order())) {
                deferred.add(new Deferred(account, update));
            } else {
                take(account, update);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A group is about to be sent: Alpaca names its legs in the answer, which messages about them may overtake. */
    void groupBegins() {
        lock.lock();
        try {
            groups++;
        } finally {
            lock.unlock();
        }
    }

    /** The answer has been read, or there will be none. */
    void groupEnds() {
        lock.lock();
        try {
            groups--;
            while (groups == 0 && !deferred.isEmpty()) {
                Deferred next = deferred.remove();
                take(next.account(), next.update());
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(AccountId account, TradeUpdate update) {
        OrderChain chain = update.takesBack()
                ? replacements.takeBack(update.order(), update.timeNanos())
                : replacements.see(update.order(), update.timeNanos());
        boolean holds = chain.held().id().equals(update.order().id());
        switch (update.event()) {
            case NEW, ACCEPTED, PENDING_NEW, STOPPED -> sayIf(holds, chain, OrderEventKind.ACCEPT, update);
            case HELD, SUSPENDED -> sayIf(holds, chain, OrderEventKind.SUSPEND, update);
            case DONE_FOR_DAY, CALCULATED -> sayIf(holds, chain, OrderEventKind.DONE_FOR_DAY, update);
            case FILL, PARTIAL_FILL -> fill(account, chain, update);
            case CANCELED -> end(holds, chain, OrderEventKind.CANCEL, update);
            case EXPIRED -> end(holds, chain, OrderEventKind.EXPIRE, update);
            case REJECTED -> end(holds, chain, OrderEventKind.REJECT, update);
            case REPLACED -> replacements.follow(update.order(), update.timeNanos());
            case ORDER_REPLACE_REJECTED -> say(chain, OrderEventKind.REPLACE_REJECT, update);
            case ORDER_CANCEL_REJECTED -> say(chain, OrderEventKind.CANCEL_REJECT, update);
            case TRADE_BUST, TRADE_CORRECT -> correct(account, chain, update);
            case PENDING_CANCEL, PENDING_REPLACE -> {} // says that a request of ours is under way
            case UNKNOWN -> teller.gap("order " + chain.id() + ": event '" + update.word() + "' is not known");
        }
    }

    private void sayIf(boolean holds, OrderChain chain, OrderEventKind kind, TradeUpdate update) {
        if (holds) {
            say(chain, kind, update);
        }
    }

    private void say(OrderChain chain, OrderEventKind kind, TradeUpdate update) {
        teller.say(chain, kind, update.timeNanos(), update.reason());
    }

    /** The end of a replacement that never held is a refusal; that of an order that was replaced before is no news. */
    private void end(boolean holds, OrderChain chain, OrderEventKind kind, TradeUpdate update) {
        if (holds) {
            say(chain, kind, update);
        } else if (isBehind(chain, update.order())) {
            say(chain, OrderEventKind.REPLACE_REJECT, update);
        }
    }

    private static boolean isBehind(OrderChain chain, OrderWire order) {
        int held = chain.links().indexOf(chain.held());
        return chain.links().stream().skip(held + 1L).anyMatch(link -> link.id().equals(order.id()));
    }

    private void fill(AccountId account, OrderChain chain, TradeUpdate update) {
        Fill fill = execution(account, chain, update, 0, update.executionId());
        if (fill == null) {
            teller.gap("order " + chain.id() + ": an execution without id, time, price or quantity");
        } else {
            teller.activity(fill);
        }
    }

    private @Nullable Fill execution(
            AccountId account, OrderChain chain, TradeUpdate update, int revision, @Nullable String family) {
        Decimal price = update.price();
        Decimal quantity = update.quantity();
        if (family == null
                || update.timeNanos() == 0
                || price == null
                || quantity == null
                || update.order().side().isEmpty()) {
            return null;
        }
        return Fill.builder(
                        new ActivityKey(account, family, revision),
                        update.timeNanos(),
                        mapper.instrument(update.order()),
                        update.order().side().get(),
                        quantity.abs(),
                        price)
                .clientOrderId(named(chain.id()))
                .venueOrderId(VenueOrderId.of(update.order().id()))
                .build();
    }

    private static @Nullable ClientOrderId named(ClientOrderId id) {
        return id.isExternal() ? null : id;
    }

    private void correct(AccountId account, OrderChain chain, TradeUpdate update) {
        String about = update.previousExecutionId() == null ? update.executionId() : update.previousExecutionId();
        if (about == null || update.timeNanos() == 0) {
            String unsaid = about == null ? " of an execution that it does not name" : " without a time";
            teller.gap("order " + chain.id() + ": " + update.word() + unsaid);
            return;
        }
        String family = originals.getOrDefault(about, about);
        remember(update.executionId(), family);
        int revision = revision(update.timeNanos());
        Fill corrected = update.event() == TradeUpdate.Event.TRADE_BUST
                ? null
                : execution(account, chain, update, revision, family);
        if (update.event() == TradeUpdate.Event.TRADE_CORRECT && corrected == null) {
            teller.gap("order " + chain.id() + ": a correction without price or quantity");
            return;
        }
        teller.activity(new FillCorrection(new ActivityKey(account, family, revision), update.timeNanos(), corrected));
        teller.gap("order " + chain.id() + ": an execution was taken back or changed");
    }

    /** A correction of a correction names the correction; the family is that of the first execution. */
    private void remember(@Nullable String executionId, String family) {
        if (executionId != null && !executionId.equals(family)) {
            originals.put(executionId, family);
            if (originals.size() > MOST_ALIASES) {
                originals.remove(originals.keySet().iterator().next());
            }
        }
    }

    private static int revision(long timeNanos) {
        long seconds = Math.floorDiv(timeNanos, 1_000_000_000L) - REVISIONS_SINCE;
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, seconds));
    }
}
