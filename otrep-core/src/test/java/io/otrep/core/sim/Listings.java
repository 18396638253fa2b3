package io.otrep.core.sim;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;

/** Instruments for tests of costs. */
final class Listings {
    static final Instrument SHARE = share("SPY");
    static final Instrument SPOT = Instrument.builder(
                    "BTC/USD", "sim", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
            .tick("0.01")
            .step("0.00000001")
            .build();
    static final Instrument PAIR = Instrument.builder("EUR/USD", "sim", Asset.of("EUR", AssetClass.FX), Currency.USD)
            .tick("0.00001")
            .step("1")
            .build();
    static final Instrument PERPETUAL = Instrument.builder(
                    "ETH-PERP", "sim", Asset.of("ETH", AssetClass.PERPETUAL), Currency.USD)
            .tick("0.01")
            .step("0.001")
            .build();

    private Listings() {}

    static Instrument share(String symbol) {
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .build();
    }
}
