package io.otrep.risk.gate;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import org.jspecify.annotations.Nullable;

/**
 * What the venue demands of an order: prices on the tick, quantity on the step, minima and maximum. Metadata that is missing denies. An
 * order that closes the whole position may be below the minima, and off the step: an odd lot must not become a trap.
 */
final class MetadataRule extends Rule {
    MetadataRule() {
        super(
                "metadata",
                DenialCode.METADATA_MISSING,
                DenialCode.PRICE_OFF_TICK,
                DenialCode.QUANTITY_OFF_STEP,
                DenialCode.QUANTITY_TOO_SMALL,
                DenialCode.QUANTITY_TOO_LARGE,
                DenialCode.NOTIONAL_TOO_SMALL);
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        Instrument instrument = facts.instrument();
        if (isKnownGood(facts.request(), instrument)) {
            return null;
        }
        Decimal tick = instrument.tick();
        Decimal step = instrument.step();
        if (tick == null || step == null) {
            return denial(
                    DenialCode.METADATA_MISSING,
                    instrument + (tick == null ? " has no tick" : " has no step") + "; state it in its metadata");
        }
        OrderRequest request = facts.request();
        Denial price = checkPrices(request, tick);
        return price != null ? price : checkQuantity(facts, instrument, request, step);
    }

    @SuppressWarnings("ReferenceEquality") // terms made with other metadata than the engine's are looked at anew
    private static boolean isKnownGood(OrderRequest request, Instrument instrument) {
        return request.instrument() == instrument && request.isOnGrid() && !instrument.hasBounds();
    }

    private @Nullable Denial checkPrices(OrderRequest request, Decimal tick) {
        if (isOff(request.limitPrice(), tick)) {
            return offTick("limit price " + request.limitPrice(), tick);
        }
        if (isOff(request.stopPrice(), tick)) {
            return offTick("stop price " + request.stopPrice(), tick);
        }
        if (isOff(request.protectionPrice(), tick)) {
            return offTick("protection price " + request.protectionPrice(), tick);
        }
        return isOff(request.trailAmount(), tick) ? offTick("trail amount " + request.trailAmount(), tick) : null;
    }

    private static boolean isOff(@Nullable Decimal value, Decimal tick) {
        return value != null && !value.isMultipleOf(tick);
    }

    private Denial offTick(String what, Decimal tick) {
        return denial(DenialCode.PRICE_OFF_TICK, what + " is no multiple of " + tick);
    }

    private @Nullable Denial checkQuantity(
            OrderFacts facts, Instrument instrument, OrderRequest request, Decimal step) {
        Decimal quantity = request.quantity();
        Decimal maximum = instrument.maxQuantity();
        if (quantity != null && maximum != null && quantity.compareTo(maximum) > 0) {
            return denial(DenialCode.QUANTITY_TOO_LARGE, maximum.toDouble(), quantity.toDouble());
        }
        if (closesAll(facts)) {
            return null;
        }
        if (quantity != null) {
            if (!quantity.isMultipleOf(step)) {
                return denial(DenialCode.QUANTITY_OFF_STEP, quantity + " is no multiple of " + step);
            }
            Decimal minimum = instrument.minQuantity();
            if (minimum != null && quantity.compareTo(minimum) < 0) {
                return denial(DenialCode.QUANTITY_TOO_SMALL, minimum.toDouble(), quantity.toDouble());
            }
        }
        return checkNotional(facts, instrument);
    }

    private static boolean closesAll(OrderFacts facts) {
        return facts.position < 0 && facts.quantity == -facts.position;
    }

    private @Nullable Denial checkNotional(OrderFacts facts, Instrument instrument) {
        Decimal minimum = instrument.minNotional();
        if (minimum == null) {
            return null;
        }
        double notional = facts.quantity * smallestPrice(facts) * instrument.multiplierAsDouble();
        double least = minimum.toDouble();
        return notional < least ? denial(DenialCode.NOTIONAL_TOO_SMALL, least, notional) : null;
    }

    private static double smallestPrice(OrderFacts facts) {
        double limit = facts.request().limitPriceAsDouble();
        return Double.isNaN(limit) ? facts.mark : limit;
    }
}
