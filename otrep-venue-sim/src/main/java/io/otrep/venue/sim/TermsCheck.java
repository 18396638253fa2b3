package io.otrep.venue.sim;

import io.otrep.broker.BrokerProfile;
import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why the venue refuses a request. Single-threaded. */
final class TermsCheck {
    /** A refusal in the words of all venues, and in its own. */
    record Refusal(RejectReason reason, String text) {}

    private final VenueState state;
    private final Executions executions;
    private final Pattern idPattern;
    private final Deque<Long> requests = new ArrayDeque<>();

    TermsCheck(VenueState state, Executions executions) {
        this.state = state;
        this.executions = executions;
        this.idPattern = Pattern.compile(state.rules.idPattern());
    }

    /** Whether there were too many requests; counts this one if not. */
    boolean isTooMany() {
        int most = state.rules.rateLimit();
        if (most == 0) {
            return false;
        }
        long since = state.nowNanos() - state.rules.ratePeriod().toNanos();
        while (!requests.isEmpty() && requests.peekFirst() <= since) {
            requests.removeFirst();
        }
        if (requests.size() >= most) {
            return true;
        }
        requests.addLast(state.nowNanos());
        return false;
    }

    /** Whether a request came after the deadline that it carries. */
    @Nullable
    Refusal deadline(long sentAtNanos) {
        Duration deadline = state.rules.deadline();
        boolean late = deadline != null && state.nowNanos() > Agenda.plus(sentAtNanos, deadline.toNanos());
        return late ? new Refusal(RejectReason.OTHER, "arrived after its deadline") : null;
    }

    /** The order that was made under an id before, in the scope in which ids are unique; null if there is none. */
    @Nullable
    SimOrder earlier(ClientOrderId id) {
        List<SimOrder> named = state.named(id);
        boolean forEver = state.rules.idScope() == BrokerProfile.IdScope.FOR_EVER;
        for (SimOrder order : named) {
            if (forEver || !order.isClosed()) {
                return order;
            }
        }
        return null;
    }

    @Nullable
    Refusal id(ClientOrderId id) {
        String value = id.value();
        if (value.length() > state.rules.maxIdLength()
                || !idPattern.matcher(value).matches()) {
            return new Refusal(RejectReason.INVALID_TERMS, "client order id of wrong form, '" + value + "'");
        }
        return null;
    }

    /** What is wrong with the terms of a new or changed order. */
    @Nullable
    Refusal terms(OrderRequest terms) {
        Instrument instrument = terms.instrument();
        if (!state.markets.containsKey(instrument)) {
            return new Refusal(RejectReason.UNKNOWN_INSTRUMENT, instrument + " is not listed");
        }
        Decimal quantity = terms.quantity();
        if (quantity == null) {
            return new Refusal(RejectReason.INVALID_TERMS, "orders by value are not taken");
        }
        Refusal numbers = numbers(terms, quantity);
        return numbers != null ? numbers : powers(terms);
    }

    private static @Nullable Refusal numbers(OrderRequest terms, Decimal quantity) {
        Instrument instrument = terms.instrument();
        if (isOff(quantity, instrument.step())) {
            return invalid("quantity is no multiple of " + instrument.step());
        }
        if (isOff(terms.limitPrice(), instrument.tick()) || isOff(terms.stopPrice(), instrument.tick())) {
            return invalid("a price is no multiple of " + instrument.tick());
        }
        Decimal least = instrument.minQuantity();
        Decimal most = instrument.maxQuantity();
        boolean outside =
                least != null && quantity.compareTo(least) < 0 || most != null && quantity.compareTo(most) > 0;
        return outside ? invalid("quantity must be from " + least + " to " + most) : null;
    }

    private static boolean isOff(@Nullable Decimal value, @Nullable Decimal step) {
        return value != null && step != null && !value.isMultipleOf(step);
    }

    private static Refusal invalid(String text) {
        return new Refusal(RejectReason.INVALID_TERMS, text);
    }

    private @Nullable Refusal powers(OrderRequest terms) {
        Capability missing = missing(terms);
        if (missing != null) {
            return new Refusal(RejectReason.NOT_PERMITTED, missing + " is not offered");
        }
        boolean shut =
                state.rules.hoursChecked() && !terms.instrument().calendar().isOpen(state.nowNanos());
        return shut ? new Refusal(RejectReason.MARKET_CLOSED, "outside the regular session") : null;
    }

    private @Nullable Capability missing(OrderRequest terms) {
        List<Capability> needed = List.of(type(terms), time(terms.timeInForce()));
        for (Capability capability : needed) {
            if (!state.rules.capabilities().contains(capability)) {
                return capability;
            }
        }
        if (terms.isPostOnly() && !state.rules.capabilities().contains(Capability.POST_ONLY)) {
            return Capability.POST_ONLY;
        }
        if (terms.isReduceOnly() && !state.rules.capabilities().contains(Capability.REDUCE_ONLY)) {
            return Capability.REDUCE_ONLY;
        }
        boolean extended =
                terms.isExtendedHours() && !state.rules.capabilities().contains(Capability.EXTENDED_HOURS);
        return extended ? Capability.EXTENDED_HOURS : null;
    }

    private static Capability type(OrderRequest terms) {
        if (terms.type() == OrderType.TRAILING_STOP) {
            return terms.trailAmount() != null ? Capability.TRAILING_AMOUNT : Capability.TRAILING_PERCENT;
        }
        return Capability.valueOf(terms.type().name());
    }

    private static Capability time(TimeInForce time) {
        return Capability.valueOf(time.name());
    }

    /** What the account forbids: more than is held, a short position, more than the cash. Children of an entry are spared. */
    @Nullable
    Refusal account(OrderRequest terms, Decimal quantity) {
        Instrument instrument = terms.instrument();
        Decimal position = executions.position(instrument);
        boolean against = position.signum() == -terms.side().sign();
        boolean beyond = !against || quantity.compareTo(position.abs()) > 0;
        if (terms.isReduceOnly() && beyond) {
            return new Refusal(RejectReason.WOULD_INCREASE, "reduces more than is held, " + position);
        }
        if (against && beyond && !state.rules.capabilities().contains(Capability.CROSSES_ZERO)) {
            return new Refusal(RejectReason.NOT_PERMITTED, "crosses zero; close " + position + " first");
        }
        boolean shorts = terms.side() == Side.SELL && beyond && position.signum() >= 0;
        boolean mayShort = state.rules.capabilities().contains(Capability.SHORT) && instrument.isShortable();
        if (shorts && !mayShort && instrument.settlement() != SettlementModel.MARGINED) {
            return new Refusal(RejectReason.NOT_PERMITTED, "no short positions");
        }
        return funds(terms, quantity);
    }

    private @Nullable Refusal funds(OrderRequest terms, Decimal quantity) {
        Instrument instrument = terms.instrument();
        Decimal market = state.market(instrument).price(true);
        Decimal price = terms.limitPrice() != null ? terms.limitPrice() : market;
        boolean asked = state.rules.fundsChecked()
                && terms.side() == Side.BUY
                && instrument.settlement() != SettlementModel.MARGINED;
        if (!asked || price == null) {
            return null;
        }
        Decimal cash = VenueBooks.of(state.instruments, executions.truth()).cash(instrument.currency());
        Decimal value = quantity.times(price).times(instrument.multiplier());
        return value.compareTo(cash) <= 0
                ? null
                : new Refusal(RejectReason.INSUFFICIENT_FUNDS, "needs " + value + ", but there is " + cash);
    }
}
