package io.otrep.core.internal;

import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.market.AssetClass;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.TimeInForce;
import org.jspecify.annotations.Nullable;

/** Whether a route can do what an order asks. Stateless. */
final class CapabilityCheck {
    private CapabilityCheck() {}

    /** What is missing, null if nothing is. */
    static @Nullable Capability missing(OrderRequest request, Capabilities capabilities) {
        AssetClass assetClass = request.instrument().asset().assetClass();
        Capability type = ofType(request);
        if (!capabilities.has(assetClass, type)) {
            return type;
        }
        Capability time = ofTime(request.timeInForce());
        if (!capabilities.has(assetClass, time)) {
            return time;
        }
        return missingFlag(request, capabilities, assetClass);
    }

    private static @Nullable Capability missingFlag(
            OrderRequest request, Capabilities capabilities, AssetClass assetClass) {
        if (request.notional() != null && !capabilities.has(assetClass, Capability.NOTIONAL)) {
            return Capability.NOTIONAL;
        }
        if (request.isPostOnly() && !capabilities.has(assetClass, Capability.POST_ONLY)) {
            return Capability.POST_ONLY;
        }
        if (request.isExtendedHours() && !capabilities.has(assetClass, Capability.EXTENDED_HOURS)) {
            return Capability.EXTENDED_HOURS;
        }
        return null;
    }

    private static Capability ofType(OrderRequest request) {
        if (request.type() == OrderType.TRAILING_STOP) {
            return request.trailAmount() != null ? Capability.TRAILING_AMOUNT : Capability.TRAILING_PERCENT;
        }
        return switch (request.type()) {
            case MARKET -> Capability.MARKET;
            case LIMIT -> Capability.LIMIT;
            case STOP -> Capability.STOP;
            default -> Capability.STOP_LIMIT;
        };
    }

    static Capability ofTime(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case DAY -> Capability.DAY;
            case GTC -> Capability.GTC;
            case GTD -> Capability.GTD;
            case IOC -> Capability.IOC;
            case FOK -> Capability.FOK;
            case OPG -> Capability.OPG;
            case CLS -> Capability.CLS;
        };
    }
}
