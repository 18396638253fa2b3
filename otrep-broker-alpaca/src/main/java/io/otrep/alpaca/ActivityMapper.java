package io.otrep.alpaca;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.Fill;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alpaca's bookings as activities of the account. A booking of cash under a type that nobody knows is {@code UNEXPLAINED} cash; one that moves
 * holdings and says too little to be booked exactly is left out, so that reconciliation finds the difference. Stateless but for the symbols.
 */
final class ActivityMapper {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityMapper.class);

    private static final Map<String, CashFlow.Kind> KINDS = Map.ofEntries(
            Map.entry("CSD", CashFlow.Kind.DEPOSIT),
            Map.entry("CSW", CashFlow.Kind.WITHDRAWAL),
            Map.entry("DIV", CashFlow.Kind.DIVIDEND),
            Map.entry("DIVCGL", CashFlow.Kind.DIVIDEND),
            Map.entry("DIVCGS", CashFlow.Kind.DIVIDEND),
            Map.entry("DIVROC", CashFlow.Kind.DIVIDEND),
            Map.entry("DIVTXEX", CashFlow.Kind.DIVIDEND),
            Map.entry("CGD", CashFlow.Kind.DIVIDEND),
            Map.entry("DIVFEE", CashFlow.Kind.FEE),
            Map.entry("DIVFT", CashFlow.Kind.TAX),
            Map.entry("DIVNRA", CashFlow.Kind.TAX),
            Map.entry("DIVTW", CashFlow.Kind.TAX),
            Map.entry("INT", CashFlow.Kind.INTEREST),
            Map.entry("INTNRA", CashFlow.Kind.TAX),
            Map.entry("INTTW", CashFlow.Kind.TAX),
            Map.entry("FEE", CashFlow.Kind.FEE),
            Map.entry("CFEE", CashFlow.Kind.FEE),
            Map.entry("PTC", CashFlow.Kind.FEE),
            Map.entry("PTR", CashFlow.Kind.FEE));

    private final AlpacaSymbols symbols;

    ActivityMapper(AlpacaSymbols symbols) {
        this.symbols = symbols;
    }

    /**
     * A booking.
     *
     * @param account whose books it changes
     * @param wire the booking
     * @param timeNanos when it is booked
     * @param owners our id of one of Alpaca's orders
     * @return empty if it changes nothing, or says too little
     */
    Optional<Activity> activity(
            AccountId account, ActivityWire wire, long timeNanos, Function<String, @Nullable ClientOrderId> owners) {
        if (wire.isFill()) {
            return fill(account, wire, owners);
        }
        if (timeNanos == 0) {
            LOG.warn("booking {} of type {} says no time and is left out", wire.id(), wire.type());
            return Optional.empty();
        }
        return cash(new ActivityKey(account, wire.family(), revision(wire.status())), timeNanos, wire);
    }

    /** A correction stands above what it corrects, and a cancellation above both. */
    private static int revision(String status) {
        return switch (status) {
            case "correct" -> 1;
            case "canceled" -> 2;
            default -> 0;
        };
    }

    private Optional<Activity> fill(
            AccountId account, ActivityWire wire, Function<String, @Nullable ClientOrderId> owners) {
        Decimal quantity = wire.quantity();
        Decimal price = wire.price();
        if (quantity == null || price == null || quantity.isZero()) {
            return Optional.empty();
        }
        Instrument instrument = symbols.of(wire.symbol(), classOf(wire));
        Side side = wire.side().startsWith("sell") ? Side.SELL : Side.BUY;
        String orderId = wire.orderId();
        return Optional.of(Fill.builder(
                        ActivityKey.of(account, wire.family()),
                        wire.executedAtNanos(),
                        instrument,
                        side,
                        quantity.abs(),
                        price)
                .clientOrderId(orderId == null ? null : owners.apply(orderId))
                .venueOrderId(orderId == null ? null : VenueOrderId.of(orderId))
                .build());
    }

    private Optional<Activity> cash(ActivityKey key, long time, ActivityWire wire) {
        Instrument instrument = wire.symbol().isEmpty() ? null : symbols.of(wire.symbol(), classOf(wire));
        Money amount = amount(wire, instrument);
        if (amount == null) {
            return Optional.empty();
        }
        return Optional.of(new CashFlow(key, time, kind(wire, amount), amount, instrument));
    }

    /** In cash; a crypto fee in the coin that was bought. */
    private static @Nullable Money amount(ActivityWire wire, @Nullable Instrument instrument) {
        Decimal net = wire.netAmount();
        boolean undone = wire.status().equals("canceled");
        if (net != null && !net.isZero()) {
            String code = wire.currency();
            return Money.of(undone ? Decimal.ZERO : net, code == null ? Currency.USD : Currency.of(code));
        }
        Decimal units = wire.quantity();
        if (wire.type().equals("CFEE") && units != null && !units.isZero() && instrument != null) {
            Decimal fee = undone ? Decimal.ZERO : units.abs().negate();
            return instrument.baseCurrency().map(coin -> Money.of(fee, coin)).orElse(null);
        }
        return null;
    }

    private static CashFlow.Kind kind(ActivityWire wire, Money amount) {
        return switch (wire.type()) {
            case "TRANS", "JNLC", "JNL", "ACATC", "OCT" ->
                amount.isNegative() ? CashFlow.Kind.WITHDRAWAL : CashFlow.Kind.DEPOSIT;
            default -> KINDS.getOrDefault(wire.type(), CashFlow.Kind.UNEXPLAINED);
        };
    }

    private static AssetClass classOf(ActivityWire wire) {
        boolean crypto = wire.symbol().indexOf('/') >= 0 || wire.type().equals("CFEE");
        return crypto ? AssetClass.CRYPTO : AssetClass.EQUITY;
    }
}
