package io.otrep.core.internal;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.ContingentBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.risk.TradingState;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last gate and the socket behind it. Asks the latched switch and the HALT file once more, depends on nothing else, and hands the request to the
 * broker. When HALTED only a flatten's closes pass, which carry a permit of their own.
 * What it refuses comes back as NOT_SENT; a broker that throws leaves the outcome unknown. Called by one thread, the route's dispatcher.
 */
public final class Gateway {
    private final Broker broker;
    private final StopLatch latch;
    private final BrokerEvents events;
    private final LongSupplier clock;
    private final LastGate gate;

    /**
     * A gateway that asks the switch alone.
     *
     * @param broker where requests go
     * @param latch the switch
     * @param events where refusals go
     * @param clock nanoseconds since 1970
     */
    public Gateway(Broker broker, StopLatch latch, BrokerEvents events, LongSupplier clock) {
        this(broker, latch, events, clock, LastGate.open());
    }

    /**
     * A gateway.
     *
     * @param broker where requests go
     * @param latch the switch
     * @param events where refusals go
     * @param clock nanoseconds since 1970
     * @param gate what else a request must meet
     */
    public Gateway(Broker broker, StopLatch latch, BrokerEvents events, LongSupplier clock, LastGate gate) {
        this.broker = broker;
        this.latch = latch;
        this.events = events;
        this.clock = clock;
        this.gate = gate;
    }

    /** What a request must meet beside the switch. */
    LastGate gate() {
        return gate;
    }

    /** Sends a new order, or several that depend on each other. */
    public void submit(IntentsDecided decided) {
        List<OrderIntent> intents = decided.sent();
        boolean permit = decided.permit() && decided.reducing() && intents.size() == 1;
        String why = refusal(intents.get(0), decided.reducing(), permit);
        if (why != null) {
            intents.forEach(intent -> answer(intent.id(), OrderEventKind.NOT_SENT, why));
            return;
        }
        gate.sent();
        OrderGroup group = decided.sentGroup();
        try {
            if (group == null) {
                broker.submit(intents.get(0));
            } else {
                ((ContingentBroker) broker).submitGroup(group, intents);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            intents.forEach(intent -> answer(intent.id(), OrderEventKind.SUBMIT_UNKNOWN, "the adapter failed: " + e));
        }
    }

    /** Sends a change of terms. */
    public void replace(ReplaceDecided decided) {
        OrderIntent intent = decided.intent();
        String why = refusal(intent, decided.reducing(), false);
        if (why != null) {
            answer(intent.id(), OrderEventKind.REPLACE_REJECT, why);
            return;
        }
        gate.sent();
        try {
            ((ReplacingBroker) broker).replace(intent, decided.venueOrderId());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            answer(intent.id(), OrderEventKind.REPLACE_UNKNOWN, "the adapter failed: " + e);
        }
    }

    /** Cancels always pass. */
    public void cancel(CancelDecided decided) {
        try {
            broker.cancel(decided.id(), decided.venueOrderId());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            answer(decided.id(), OrderEventKind.CANCEL_UNKNOWN, "the adapter failed: " + e);
        }
    }

    /** Says that a request never left. */
    public void notSent(OrderIntent intent, String why) {
        answer(intent.id(), intent.isReplace() ? OrderEventKind.REPLACE_REJECT : OrderEventKind.NOT_SENT, why);
    }

    private @Nullable String refusal(OrderIntent intent, boolean reducing, boolean permit) {
        boolean halted = gate.isHalted();
        TradingState state =
                latch.state(broker.route(), intent.owner(), intent.request().instrument());
        if (halted || state == TradingState.HALTED) {
            return permit ? null : "refused by the last gate: HALTED";
        }
        return state == TradingState.REDUCING && !reducing ? "refused by the last gate: REDUCING" : null;
    }

    private void answer(ClientOrderId id, OrderEventKind kind, String text) {
        events.onOrder(OrderEvent.builder(id, kind, clock.getAsLong())
                .reason(null, text)
                .build());
    }
}
