package io.otrep.alpaca;

import io.otrep.broker.support.http.HttpOutcome;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends requests about orders, each once, and tells how they ended. Thread-safe; returns at once. */
final class OrderEntry {
    private final TradingRest rest;
    private final OrderChains chains;
    private final OrderQueries queries;
    private final Replacements replacements;
    private final TradeUpdates updates;
    private final AlpacaSymbols symbols;
    private final Teller teller;

    OrderEntry(
            TradingRest rest,
            OrderChains chains,
            OrderQueries queries,
            Replacements replacements,
            TradeUpdates updates,
            AlpacaSymbols symbols,
            Teller teller) {
        this.rest = rest;
        this.chains = chains;
        this.queries = queries;
        this.replacements = replacements;
        this.updates = updates;
        this.symbols = symbols;
        this.teller = teller;
    }

    // ---------------------------------------------------------------- submit

    void submit(OrderIntent intent) {
        OrderRequest terms = intent.request();
        String unsaid = Sendable.refusal(terms);
        if (unsaid != null) {
            teller.refuse(intent.id(), OrderEventKind.NOT_SENT, RejectReason.INVALID_TERMS, unsaid);
            return;
        }
        symbols.learn(terms.instrument());
        chains.begin(intent.id(), terms);
        rest.submit(OrderBody.submit(intent)).whenComplete((outcome, failure) -> {
            if (outcome == null) {
                teller.refuse(intent.id(), OrderEventKind.SUBMIT_UNKNOWN, null, String.valueOf(failure));
            } else if (outcome.verdict() == HttpOutcome.Verdict.ACCEPTED) {
                taken(intent.id(), outcome.value());
            } else {
                refused(intent.id(), outcome);
            }
        });
    }

    private void taken(ClientOrderId id, OrderWire answer) {
        OrderChain chain = replacements.adopt(id, answer);
        boolean rejected = answer.status() == VenueStatus.REJECTED;
        teller.say(chain, rejected ? OrderEventKind.REJECT : OrderEventKind.ACCEPT, answer.updatedAtNanos(), null);
        if (answer.status() == VenueStatus.HELD) {
            teller.say(chain, OrderEventKind.SUSPEND, answer.updatedAtNanos(), null);
        }
        if (answer.status() == VenueStatus.UNKNOWN) {
            teller.gap("order " + id + " was answered with a status that is not known");
        }
    }

    private void refused(ClientOrderId id, HttpOutcome<?> outcome) {
        teller.failed(id, outcome, OrderEventKind.REJECT, OrderEventKind.NOT_SENT, OrderEventKind.SUBMIT_UNKNOWN);
    }

    void submitGroup(OrderGroup group, List<OrderIntent> intents) {
        GroupShape shape = GroupShape.of(group);
        String unsaid = shape == null
                ? "Alpaca has no order class for this group; it takes a stop and a limit of one size, on one instrument"
                : group.requests().stream()
                        .map(Sendable::refusal)
                        .filter(refusal -> refusal != null)
                        .findFirst()
                        .orElse(null);
        if (shape == null || unsaid != null) {
            String why = String.valueOf(unsaid);
            intents.forEach(
                    intent -> teller.refuse(intent.id(), OrderEventKind.NOT_SENT, RejectReason.INVALID_TERMS, why));
            return;
        }
        for (OrderIntent intent : intents) {
            symbols.learn(intent.request().instrument());
            chains.begin(intent.id(), intent.request());
        }
        byte[] body = OrderBody.group(shape, group, intents);
        updates.groupBegins();
        rest.submit(body).whenComplete((outcome, failure) -> {
            try {
                groupAnswered(shape, intents, outcome, failure);
            } finally {
                updates.groupEnds();
            }
        });
    }

    private void groupAnswered(
            GroupShape shape,
            List<OrderIntent> intents,
            @Nullable HttpOutcome<OrderWire> outcome,
            @Nullable Throwable failure) {
        if (outcome == null || outcome.verdict() == HttpOutcome.Verdict.UNKNOWN) {
            queries.lost().add(shape, intents, intents);
        }
        if (outcome == null) {
            intents.forEach(
                    intent -> teller.refuse(intent.id(), OrderEventKind.SUBMIT_UNKNOWN, null, String.valueOf(failure)));
        } else if (outcome.verdict() != HttpOutcome.Verdict.ACCEPTED) {
            intents.forEach(intent -> refused(intent.id(), outcome));
        } else {
            groupTaken(shape, intents, outcome.value());
        }
    }

    private void groupTaken(GroupShape shape, List<OrderIntent> intents, OrderWire answer) {
        List<OrderIntent> unnamed = new ArrayList<>(intents);
        OrderIntent first = intents.get(shape.first());
        unnamed.remove(first);
        taken(first.id(), answer);
        for (OrderWire leg : answer.legs()) {
            int index = leg.type().map(shape::indexOf).orElse(-1);
            if (index >= 0 && unnamed.remove(intents.get(index))) {
                taken(intents.get(index).id(), leg);
            }
        }
        queries.lost().add(shape, intents, unnamed);
        for (OrderIntent intent : unnamed) {
            teller.refuse(intent.id(), OrderEventKind.SUBMIT_UNKNOWN, null, "Alpaca's answer does not name this leg");
        }
    }

    // ---------------------------------------------------------------- replace

    void replace(OrderIntent intent, @Nullable VenueOrderId venueOrderId) {
        String unsaid = Sendable.refusal(intent.request());
        if (unsaid != null) {
            teller.refuse(intent.id(), OrderEventKind.REPLACE_REJECT, RejectReason.INVALID_TERMS, unsaid);
            return;
        }
        symbols.learn(intent.request().instrument());
        known(intent.id(), venueOrderId, true).whenComplete((chain, failure) -> {
            if (chain == null) {
                teller.refuse(
                        intent.id(),
                        OrderEventKind.REPLACE_REJECT,
                        null,
                        "not sent, the order could not be looked up: " + failure);
            } else if (chain.isEmpty()) {
                teller.refuse(intent.id(), OrderEventKind.REPLACE_REJECT, RejectReason.UNKNOWN_ORDER, "no such order");
            } else {
                replace(intent, chain.get());
            }
        });
    }

    private void replace(OrderIntent intent, OrderChain chain) {
        OrderRequest wanted = intent.request();
        OrderWire last = chain.last();
        Decimal total = wanted.quantity();
        Decimal left = total == null ? null : total.minus(chain.filled());
        if (left == null || !left.isPositive()) {
            teller.refuse(
                    intent.id(),
                    OrderEventKind.REPLACE_REJECT,
                    RejectReason.INVALID_TERMS,
                    total == null ? "Alpaca replaces no orders by value" : chain.filled() + " are filled already");
            return;
        }
        ClientOrderId name = nextName(intent);
        chains.asking(chain.id(), wanted, name == null ? null : name.value());
        boolean fraction = left.equals(last.quantity()) && !left.isMultipleOf(Decimal.ONE);
        byte[] body = OrderBody.replace(intent.replaced(), wanted, fraction ? null : left, name);
        rest.replace(last.id(), body).whenComplete((outcome, failure) -> {
            if (outcome != null && outcome.verdict() == HttpOutcome.Verdict.ACCEPTED) {
                replacing(intent.id(), outcome.value());
            } else {
                replaceFailed(intent, chain, outcome, failure);
            }
        });
    }

    /** That Alpaca took it says nothing yet: the old order may still be filled, and the replacement rejected. */
    private void replacing(ClientOrderId id, OrderWire answer) {
        OrderChain chain = replacements.adopt(id, answer.taken());
        if (answer.status() == VenueStatus.REJECTED) {
            teller.say(chain, OrderEventKind.REPLACE_REJECT, answer.updatedAtNanos(), "rejected at once");
        }
    }

    private void replaceFailed(
            OrderIntent intent,
            OrderChain before,
            @Nullable HttpOutcome<OrderWire> outcome,
            @Nullable Throwable failure) {
        if (outcome == null) {
            teller.refuse(intent.id(), OrderEventKind.REPLACE_UNKNOWN, null, String.valueOf(failure));
            return;
        }
        if (outcome.verdict() != HttpOutcome.Verdict.UNKNOWN && before.asked() != null) {
            chains.asking(intent.id(), before.asked(), before.askedAs());
        }
        teller.failed(
                intent.id(),
                outcome,
                OrderEventKind.REPLACE_REJECT,
                OrderEventKind.REPLACE_REJECT,
                OrderEventKind.REPLACE_UNKNOWN);
    }

    private static @Nullable ClientOrderId nextName(OrderIntent intent) {
        String name = intent.id().value() + OrderChains.REPLACE_MARK + intent.sequence();
        return intent.id().isExternal() || name.length() > AlpacaCapabilities.LONGEST_ID
                ? null
                : ClientOrderId.of(name);
    }

    // ---------------------------------------------------------------- cancel

    void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        known(id, venueOrderId, false).whenComplete((chain, failure) -> {
            if (chain == null) {
                teller.refuse(
                        id,
                        OrderEventKind.CANCEL_UNKNOWN,
                        null,
                        "not sent, the order could not be looked up: " + failure);
            } else if (chain.isEmpty() && venueOrderId == null) {
                teller.refuse(id, OrderEventKind.CANCEL_REJECT, RejectReason.UNKNOWN_ORDER, "no such order");
            } else {
                cancel(id, targets(chain, venueOrderId));
            }
        });
    }

    /** The newest order of the chain; then, should that be refused, the one that holds. */
    private static List<String> targets(Optional<OrderChain> chain, @Nullable VenueOrderId venueOrderId) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        chain.ifPresent(links -> {
            ids.add(links.last().id());
            ids.add(links.held().id());
        });
        if (ids.isEmpty() && venueOrderId != null) {
            ids.add(venueOrderId.value());
        }
        return List.copyOf(ids);
    }

    private void cancel(ClientOrderId id, List<String> targets) {
        rest.cancel(targets.get(0)).whenComplete((outcome, failure) -> {
            boolean refused = outcome != null && outcome.verdict() == HttpOutcome.Verdict.REJECTED;
            if (refused && targets.size() > 1) {
                cancel(id, targets.subList(1, targets.size()));
            } else if (outcome == null) {
                teller.refuse(id, OrderEventKind.CANCEL_UNKNOWN, null, String.valueOf(failure));
            } else if (outcome.verdict() != HttpOutcome.Verdict.ACCEPTED) {
                teller.failed(
                        id,
                        outcome,
                        OrderEventKind.CANCEL_REJECT,
                        OrderEventKind.CANCEL_UNKNOWN,
                        OrderEventKind.CANCEL_UNKNOWN);
            }
        });
    }

    void cancelAll() {
        rest.cancelAll().whenComplete((outcome, failure) -> {
            if (outcome == null || outcome.verdict() != HttpOutcome.Verdict.ACCEPTED) {
                teller.gap("cancel of all orders: " + (outcome == null ? failure : outcome));
            } else {
                outcome.value().stream().filter(line -> !line.isTaken()).forEach(this::notCanceled);
            }
        });
    }

    private void notCanceled(MultiStatus line) {
        ClientOrderId id = chains.owner(line.name());
        ClientOrderId named = id == null ? ClientOrderId.external(VenueOrderId.of(line.name())) : id;
        RejectReason reason = AlpacaErrors.refusalOfCancel(line.status());
        teller.refuse(
                named,
                reason == null ? OrderEventKind.CANCEL_UNKNOWN : OrderEventKind.CANCEL_REJECT,
                reason,
                "status " + line.status() + " " + line.message());
    }

    // ---------------------------------------------------------------- what is known

    /**
     * The links of an order, looked up if this process has not seen them. An order that is being filled is looked up all the same where what
     * is left of it matters.
     */
    private CompletionStage<Optional<OrderChain>> known(
            ClientOrderId id, @Nullable VenueOrderId venueOrderId, boolean exact) {
        Optional<OrderChain> seen = Optional.ofNullable(chains.find(id)).filter(chain -> !chain.isEmpty());
        boolean enough = seen.isPresent() ? !exact || seen.get().filled().isZero() : !exact && venueOrderId != null;
        return enough ? CompletableFuture.completedFuture(seen) : queries.locate(id);
    }
}
