package io.otrep.market;

import java.util.Objects;

/**
 * What is exposed, whatever listing it is held through: {@code AAPL} the company, {@code BTC} the coin. Two instruments on two
 * routes that share an asset add up in limits that speak of assets. Immutable and thread-safe.
 *
 * @param symbol the asset's name, 1 to 32 characters without white space, for example {@code AAPL}
 * @param assetClass its kind
 */
public record Asset(String symbol, AssetClass assetClass) implements Comparable<Asset> {

    /** Checks the symbol. */
    public Asset {
        Symbols.requireName("asset symbol", symbol);
        Objects.requireNonNull(assetClass, "assetClass");
    }

    /**
     * An asset.
     *
     * @param symbol the asset's name
     * @param assetClass its kind
     * @return the asset
     */
    public static Asset of(String symbol, AssetClass assetClass) {
        return new Asset(symbol, assetClass);
    }

    @Override
    public int compareTo(Asset other) {
        int bySymbol = symbol.compareTo(other.symbol);
        return bySymbol != 0 ? bySymbol : assetClass.compareTo(other.assetClass);
    }
}
