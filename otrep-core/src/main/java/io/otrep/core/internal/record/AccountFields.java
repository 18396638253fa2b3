package io.otrep.core.internal.record;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.FoundPosition;
import io.otrep.account.Lot;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.account.PositionSide;
import io.otrep.account.VenueOrder;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields of accounts, positions and activities. Stateless. */
public final class AccountFields {
    private static final List<RecordType> TYPES = List.of(RecordType.values());
    private static final List<Side> SIDES = List.of(Side.values());
    private static final List<Fill.Liquidity> LIQUIDITY = List.of(Fill.Liquidity.values());
    private static final List<CashFlow.Kind> FLOWS = List.of(CashFlow.Kind.values());
    private static final List<CorporateAction.Kind> ACTIONS = List.of(CorporateAction.Kind.values());
    private static final List<PositionSide> POSITION_SIDES = List.of(PositionSide.values());

    private AccountFields() {}

    /** An account. */
    public static void write(AccountId id, FieldSink out) {
        out.text("route", id.route());
        out.text("account", id.number());
    }

    /** An account. */
    public static AccountId accountId(FieldReader in) {
        return in.accountId();
    }

    private static void key(Activity activity, FieldSink out) {
        write(activity.key().account(), out);
        out.text("family", activity.key().family());
        out.number("revision", activity.key().revision());
        out.time("venueTime", activity.timeNanos());
    }

    private static ActivityKey key(FieldReader in) {
        return new ActivityKey(accountId(in), in.text(), in.smallNumber());
    }

    /** An amount, or none. */
    public static void money(String name, @Nullable Money money, FieldSink out) {
        out.decimal(name, money == null ? null : money.amount());
        out.text(name + "Currency", money == null ? null : money.currency().code());
    }

    /** An amount, or none. */
    public static @Nullable Money optionalMoney(FieldReader in) {
        Decimal amount = in.optionalDecimal();
        Currency currency = in.optionalCurrency();
        return amount == null || currency == null ? null : Money.of(amount, currency);
    }

    private static Money money(FieldReader in) {
        return Objects.requireNonNullElseGet(optionalMoney(in), () -> {
            throw new IllegalArgumentException("an amount is missing that the record must have");
        });
    }

    /** An activity that says itself of what kind it is. */
    public static void writeAny(Activity activity, FieldSink out) {
        out.word("kind", type(activity));
        write(activity, out);
    }

    /** What {@link #writeAny} wrote. */
    public static Activity any(FieldReader in) {
        return activity(in.word(TYPES), in);
    }

    /** What kind of record an activity is. */
    static RecordType type(Activity activity) {
        if (activity instanceof Fill) {
            return RecordType.FILL;
        } else if (activity instanceof FillCorrection) {
            return RecordType.FILL_CORRECTION;
        } else if (activity instanceof FeeAdjustment) {
            return RecordType.FEE_ADJUSTMENT;
        } else if (activity instanceof CashFlow) {
            return RecordType.CASH_FLOW;
        } else if (activity instanceof PositionAdjustment) {
            return RecordType.POSITION_ADJUSTMENT;
        } else if (activity instanceof VenueOrder) {
            return RecordType.VENUE_ORDER;
        } else if (activity instanceof FoundPosition) {
            return RecordType.FOUND_POSITION;
        }
        throw new IllegalArgumentException("an activity of kind "
                + activity.getClass().getName() + " has no place in the journal; use one of this library's");
    }

    static void write(Activity activity, FieldSink out) {
        key(activity, out);
        if (activity instanceof Fill fill) {
            fill(fill, out);
        } else if (activity instanceof FillCorrection correction) {
            out.part("corrected", correction.corrected(), fill -> {
                out.time("executedAt", fill.timeNanos());
                fill(fill, out);
            });
        } else if (activity instanceof FeeAdjustment fee) {
            out.text("executionFamily", fee.executionFamily());
            money("fee", fee.fee(), out);
        } else if (activity instanceof CashFlow flow) {
            out.word("flow", flow.kind());
            money("amount", flow.amount(), out);
            out.instrument("instrument", flow.instrument());
        } else if (activity instanceof PositionAdjustment adjustment) {
            adjustment(adjustment, out);
        } else if (activity instanceof VenueOrder order) {
            out.instrument("instrument", order.instrument());
            out.text("venueId", order.venueOrderId().value());
            out.text("reason", order.reason());
        } else if (activity instanceof FoundPosition found) {
            out.instrument("instrument", found.instrument());
            out.text("owner", found.owner());
            out.decimal("quantity", found.quantity());
            out.decimal("price", found.price());
        }
    }

    private static void fill(Fill fill, FieldSink out) {
        out.instrument("instrument", fill.instrument());
        out.word("side", fill.side());
        out.decimal("quantity", fill.quantity());
        out.decimal("price", fill.price());
        money("fee", fill.fee(), out);
        out.flag("feeFinal", fill.isFeeFinal());
        out.word("liquidity", fill.liquidity());
        out.text("id", OrderFields.value(fill.clientOrderId()));
        out.text("venueId", OrderFields.value(fill.venueOrderId()));
    }

    private static void adjustment(PositionAdjustment adjustment, FieldSink out) {
        out.word("action", adjustment.kind());
        out.instrument("instrument", adjustment.instrument());
        out.instrument("successor", adjustment.successor());
        out.decimal("numerator", adjustment.numerator());
        out.decimal("denominator", adjustment.denominator());
        out.decimal("quantityAfter", adjustment.quantityAfter());
        money("cashInLieu", adjustment.cashInLieu(), out);
    }

    static Activity activity(RecordType type, FieldReader in) {
        ActivityKey key = key(in);
        long timeNanos = in.time();
        return switch (type) {
            case FILL -> fill(key, timeNanos, in);
            case FILL_CORRECTION -> new FillCorrection(key, timeNanos, in.part(() -> fill(key, in.time(), in)));
            case FEE_ADJUSTMENT -> new FeeAdjustment(key, timeNanos, in.text(), money(in));
            case CASH_FLOW -> new CashFlow(key, timeNanos, in.word(FLOWS), money(in), in.optionalInstrument());
            case POSITION_ADJUSTMENT ->
                new PositionAdjustment(
                        key,
                        timeNanos,
                        in.word(ACTIONS),
                        in.instrument(),
                        in.instrument(),
                        in.decimal(),
                        in.decimal(),
                        in.optionalDecimal(),
                        optionalMoney(in));
            case VENUE_ORDER -> new VenueOrder(key, timeNanos, in.instrument(), in.venueOrderId(), in.text());
            case FOUND_POSITION ->
                new FoundPosition(key, timeNanos, in.instrument(), in.text(), in.decimal(), in.decimal());
            default -> throw new IllegalArgumentException(type + " is no activity");
        };
    }

    private static Fill fill(ActivityKey key, long timeNanos, FieldReader in) {
        Instrument instrument = in.instrument();
        Side side = in.word(SIDES);
        return Fill.builder(key, timeNanos, instrument, side, in.decimal(), in.decimal())
                .fee(optionalMoney(in), in.flag())
                .liquidity(in.word(LIQUIDITY))
                .clientOrderId(in.optionalClientOrderId())
                .venueOrderId(in.optionalVenueOrderId())
                .build();
    }

    /** An account as its venue sees it. */
    public static void write(Account account, FieldSink out) {
        write(account.id(), out);
        out.text("currency", account.currency().code());
        out.time("venueTime", account.timeNanos());
        out.list("balances", List.copyOf(account.balances().entrySet()), balance -> {
            out.text("currency", balance.getKey().code());
            out.decimal("amount", balance.getValue());
        });
        out.decimal("equity", account.equity());
        out.decimal("buyingPower", account.buyingPower());
        out.decimal("settledCash", account.settledCash());
        out.decimal("marginUsed", account.marginUsed());
        out.decimal("marginCloseoutPercent", account.marginCloseoutPercent());
        out.flag("tradingBlocked", account.isTradingBlocked());
        out.flag("shortingAllowed", account.isShortingAllowed());
        Integer dayTrades = account.dayTradesLeft();
        out.text("dayTradesLeft", dayTrades == null ? null : dayTrades.toString());
    }

    /** An account as its venue sees it. */
    public static Account account(FieldReader in) {
        Account.Builder account = Account.builder(accountId(in), in.currency(), in.time());
        in.list(() -> Map.entry(in.currency(), in.decimal()))
                .forEach(balance -> account.balance(balance.getKey(), balance.getValue()));
        account.equity(in.optionalDecimal())
                .buyingPower(in.optionalDecimal())
                .settledCash(in.optionalDecimal())
                .margin(in.optionalDecimal(), in.optionalDecimal())
                .tradingBlocked(in.flag())
                .shortingAllowed(in.flag());
        String dayTrades = in.optionalText();
        return account.dayTradesLeft(dayTrades == null ? null : Integer.valueOf(dayTrades))
                .build();
    }

    static void write(Position position, FieldSink out) {
        write(position.account(), out);
        out.instrument("instrument", position.instrument());
        out.word("side", position.side());
        out.text("owner", position.owner());
        out.decimal("quantity", position.quantity());
        out.decimal("cost", position.cost());
        out.decimal("realized", position.realized());
        out.list("lots", position.lots(), lot -> {
            out.text("family", lot.family());
            out.time("openedAt", lot.openedAtNanos());
            out.decimal("quantity", lot.quantity());
            out.decimal("cost", lot.cost());
        });
    }

    static Position position(FieldReader in) {
        return new Position(
                accountId(in),
                in.instrument(),
                in.word(POSITION_SIDES),
                in.text(),
                in.decimal(),
                in.decimal(),
                in.decimal(),
                in.list(() -> new Lot(in.text(), in.time(), in.decimal(), in.decimal())));
    }

    static void write(ExchangeRate rate, FieldSink out) {
        out.text("from", rate.from().code());
        out.text("to", rate.to().code());
        out.real("rate", rate.rate());
        out.time("venueTime", rate.timeNanos());
    }

    static ExchangeRate rate(FieldReader in) {
        return new ExchangeRate(in.currency(), in.currency(), in.real(), in.time());
    }

    /** Who has how much. */
    public static void write(List<OwnerShare> shares, FieldSink out) {
        out.list("shares", shares, share -> {
            out.text("owner", share.owner());
            out.decimal("quantity", share.quantity());
        });
    }

    /** Who has how much. */
    public static List<OwnerShare> shares(FieldReader in) {
        return in.list(() -> new OwnerShare(in.text(), in.decimal()));
    }
}
