package io.otrep.alpaca;

import io.otrep.broker.BrokerProfile;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.market.AssetClass;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What Alpaca can do, by class of instrument, and how it treats our ids. Source: the order types, order classes and times in force of its
 * OpenAPI document. Stateless.
 */
final class AlpacaCapabilities {
    /** Longest client order id it takes. */
    static final int LONGEST_ID = 128;

    private static final Duration VISIBILITY = Duration.ofSeconds(2);

    private AlpacaCapabilities() {}

    static Capabilities all() {
        return Capabilities.of(equities(), AssetClass.EQUITY, AssetClass.ETF).with(crypto(), AssetClass.CRYPTO);
    }

    /** A client order id names one order for ever, also after its end; a second order of that id is refused. No deadline can be stated. */
    static BrokerProfile profile() {
        return new BrokerProfile(BrokerProfile.IdScope.FOR_EVER, LONGEST_ID, "[A-Za-z0-9_.:-]+", true, VISIBILITY);
    }

    private static Set<Capability> equities() {
        return EnumSet.of(
                Capability.MARKET,
                Capability.LIMIT,
                Capability.STOP,
                Capability.STOP_LIMIT,
                Capability.TRAILING_AMOUNT,
                Capability.TRAILING_PERCENT,
                Capability.DAY,
                Capability.GTC,
                Capability.IOC,
                Capability.FOK,
                Capability.OPG,
                Capability.CLS,
                Capability.NOTIONAL,
                Capability.FRACTIONAL,
                Capability.EXTENDED_HOURS,
                Capability.SHORT,
                Capability.OCO,
                Capability.OTO,
                Capability.BRACKET,
                Capability.REPLACE,
                Capability.CANCEL_ALL,
                Capability.MARKET_DATA,
                Capability.HISTORY);
    }

    private static Set<Capability> crypto() {
        return EnumSet.of(
                Capability.MARKET,
                Capability.LIMIT,
                Capability.STOP_LIMIT,
                Capability.GTC,
                Capability.IOC,
                Capability.NOTIONAL,
                Capability.FRACTIONAL,
                Capability.REPLACE,
                Capability.CANCEL_ALL,
                Capability.MARKET_DATA,
                Capability.HISTORY);
    }
}
