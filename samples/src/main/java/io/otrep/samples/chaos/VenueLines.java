package io.otrep.samples.chaos;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.Position;
import io.otrep.account.PositionSide;
import io.otrep.broker.BrokerProfile;
import io.otrep.core.reconcile.Evidence;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Quote;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.PendingRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How orders, activities and accounts stand in a line: market and limit orders of one instrument, which both sides know. What a campaign does not do has no
 * place in it and is refused. Immutable and thread-safe.
 */
final class VenueLines {
    private final Instrument instrument;

    VenueLines(Instrument instrument) {
        this.instrument = instrument;
    }

    Instrument instrument() {
        return instrument;
    }

    void write(BrokerProfile profile, LineOut out) {
        Duration deadline = profile.deadline();
        out.word(profile.idScope()).value(profile.maxIdLength()).text(profile.idPattern());
        out.value(profile.dedupesOnId()).value(profile.visibilityDelay().toNanos());
        out.value(deadline == null ? null : deadline.toNanos());
    }

    BrokerProfile profile(LineIn in) {
        return new BrokerProfile(
                in.word(BrokerProfile.IdScope.class),
                (int) in.number(),
                in.text(),
                in.flag(),
                Duration.ofNanos(in.number()),
                duration(in.optionalText()));
    }

    private static @Nullable Duration duration(@Nullable String nanos) {
        return nanos == null ? null : Duration.ofNanos(Long.parseLong(nanos));
    }

    void write(OrderRequest request, LineOut out) {
        boolean plain = request.type() == OrderType.MARKET || request.type() == OrderType.LIMIT;
        if (!plain
                || !request.instrument().equals(instrument)
                || request.expireAt().isPresent()) {
            throw new IllegalArgumentException(
                    "only market and limit orders of " + instrument + " have a line, not " + request);
        }
        out.word(request.side()).word(request.type()).decimal(request.quantity());
        out.decimal(request.limitPrice()).decimal(request.protectionPrice()).word(request.timeInForce());
        out.value(request.isReduceOnly())
                .value(request.isPostOnly())
                .text(request.tag().orElse(null));
    }

    OrderRequest request(LineIn in) {
        return OrderRequest.builder(instrument, in.word(Side.class), in.word(OrderType.class))
                .quantity(in.optionalDecimal())
                .limitPrice(in.optionalDecimal())
                .protectionPrice(in.optionalDecimal())
                .timeInForce(in.word(TimeInForce.class))
                .reduceOnly(in.flag())
                .postOnly(in.flag())
                .tag(in.optionalText())
                .build();
    }

    void write(OrderIntent intent, LineOut out) {
        out.value(intent.id()).text(intent.owner()).value(intent.sequence()).value(intent.decidedAtNanos());
        write(intent.request(), out);
        out.part(intent.replaced(), terms -> write(terms, out));
    }

    OrderIntent intent(LineIn in) {
        return OrderIntent.builder(clientId(in), in.text(), in.number(), in.number(), request(in))
                .replaced(in.part(() -> request(in)))
                .build();
    }

    static ClientOrderId clientId(LineIn in) {
        return ClientOrderId.of(in.text());
    }

    static @Nullable VenueOrderId venueId(LineIn in) {
        String id = in.optionalText();
        return id == null ? null : VenueOrderId.of(id);
    }

    void write(OrderEvent event, LineOut out) {
        out.value(event.clientOrderId()).word(event.kind()).value(event.venueTimeNanos());
        out.value(event.venueOrderId()).decimal(event.cumulativeQuantity());
        out.part(event.terms(), terms -> write(terms, out));
        out.word(event.reason()).text(event.text());
    }

    OrderEvent event(LineIn in) {
        return OrderEvent.builder(clientId(in), in.word(OrderEventKind.class), in.number())
                .venueOrderId(venueId(in))
                .cumulativeQuantity(in.optionalDecimal())
                .terms(in.part(() -> request(in)))
                .reason(in.optionalWord(RejectReason.class), in.optionalText())
                .build();
    }

    void write(Order order, LineOut out) {
        write(order.intent(), out);
        out.word(order.status());
        write(order.terms(), out);
        out.word(order.pending()).value(order.isUnknown()).decimal(order.filledQuantity());
        out.value(order.averagePrice()).list(order.venueOrderIds(), out::value);
        out.text(order.reason()).value(order.updatedAtNanos());
    }

    Order order(LineIn in) {
        return Order.builder(intent(in), in.word(OrderStatus.class))
                .terms(request(in))
                .pending(in.word(PendingRequest.class), in.flag())
                .filled(in.decimal(), in.real())
                .venueOrderIds(in.list(() -> VenueOrderId.of(in.text())))
                .reason(in.optionalText())
                .updatedAtNanos(in.number())
                .build();
    }

    void write(Account account, LineOut out) {
        write(account.id(), out);
        out.value(account.currency()).value(account.timeNanos());
        out.list(List.copyOf(account.balances().entrySet()), entry -> balance(entry, out));
        out.decimal(account.equity()).decimal(account.buyingPower()).decimal(account.settledCash());
        out.decimal(account.marginUsed()).decimal(account.marginCloseoutPercent());
        out.value(account.isTradingBlocked()).value(account.isShortingAllowed());
    }

    private static void balance(Map.Entry<Currency, Decimal> entry, LineOut out) {
        out.value(entry.getKey()).decimal(entry.getValue());
    }

    Account account(LineIn in) {
        Account.Builder account = Account.builder(accountId(in), Currency.of(in.text()), in.number());
        in.list(() -> account.balance(Currency.of(in.text()), in.decimal()));
        return account.equity(in.optionalDecimal())
                .buyingPower(in.optionalDecimal())
                .settledCash(in.optionalDecimal())
                .margin(in.optionalDecimal(), in.optionalDecimal())
                .tradingBlocked(in.flag())
                .shortingAllowed(in.flag())
                .build();
    }

    private static void write(AccountId id, LineOut out) {
        out.text(id.route()).text(id.number());
    }

    private static AccountId accountId(LineIn in) {
        return AccountId.of(in.text(), in.text());
    }

    void write(Position position, LineOut out) {
        write(position.account(), out);
        out.word(position.side()).text(position.owner()).decimal(position.quantity());
        out.decimal(position.cost()).decimal(position.realized());
    }

    Position position(LineIn in) {
        return new Position(
                accountId(in),
                instrument,
                in.word(PositionSide.class),
                in.text(),
                in.decimal(),
                in.decimal(),
                in.decimal(),
                List.of());
    }

    void write(Activity activity, LineOut out) {
        out.text(activity.getClass().getSimpleName());
        write(activity.key().account(), out);
        out.text(activity.key().family()).value(activity.key().revision()).value(activity.timeNanos());
        if (activity instanceof Fill fill) {
            fill(fill, out);
        } else if (activity instanceof FillCorrection correction) {
            out.part(correction.corrected(), fill -> {
                out.value(fill.timeNanos());
                fill(fill, out);
            });
        } else if (activity instanceof FeeAdjustment fee) {
            out.text(fee.executionFamily()).value(fee.fee());
        } else if (activity instanceof CashFlow flow) {
            out.word(flow.kind()).value(flow.amount());
        } else {
            throw new IllegalArgumentException("an activity such as " + activity + " has no line");
        }
    }

    private static void fill(Fill fill, LineOut out) {
        out.word(fill.side()).decimal(fill.quantity()).decimal(fill.price());
        out.part(fill.fee(), out::value).value(fill.isFeeFinal()).word(fill.liquidity());
        out.value(fill.clientOrderId()).value(fill.venueOrderId());
    }

    Activity activity(LineIn in) {
        String kind = in.text();
        ActivityKey key = new ActivityKey(accountId(in), in.text(), (int) in.number());
        long timeNanos = in.number();
        return switch (kind) {
            case "Fill" -> fill(key, timeNanos, in);
            case "FillCorrection" -> new FillCorrection(key, timeNanos, in.part(() -> fill(key, in.number(), in)));
            case "FeeAdjustment" -> new FeeAdjustment(key, timeNanos, in.text(), Money.parse(in.text()));
            case "CashFlow" -> new CashFlow(key, timeNanos, in.word(CashFlow.Kind.class), Money.parse(in.text()), null);
            default -> throw new IllegalArgumentException("an activity of kind " + kind + " has no line");
        };
    }

    private Fill fill(ActivityKey key, long timeNanos, LineIn in) {
        return Fill.builder(key, timeNanos, instrument, in.word(Side.class), in.decimal(), in.decimal())
                .fee(in.part(() -> Money.parse(in.text())), in.flag())
                .liquidity(in.word(Fill.Liquidity.class))
                .clientOrderId(optionalClientId(in))
                .venueOrderId(venueId(in))
                .build();
    }

    private static @Nullable ClientOrderId optionalClientId(LineIn in) {
        String id = in.optionalText();
        return id == null ? null : ClientOrderId.of(id);
    }

    static void write(Evidence evidence, LineOut out) {
        out.word(evidence.kind()).value(evidence.venueOrderId());
        out.decimal(evidence.filled()).decimal(evidence.price());
    }

    static Evidence evidence(LineIn in) {
        Evidence.Kind kind = in.word(Evidence.Kind.class);
        VenueOrderId open = venueId(in);
        if (open != null) {
            return Evidence.isOpen(open);
        }
        return kind == Evidence.Kind.ENDED
                ? Evidence.ended(in.decimal(), in.optionalDecimal())
                : Evidence.neverExisted();
    }

    void write(Quote quote, LineOut out) {
        out.value(quote.timeNanos()).value(quote.bid()).value(quote.ask());
        out.value(quote.bidSize()).value(quote.askSize());
    }

    Quote quote(LineIn in) {
        return new Quote(instrument, in.number(), in.real(), in.real(), in.real(), in.real());
    }
}
