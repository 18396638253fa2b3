package io.otrep.alpaca;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The instruments that Alpaca's symbols mean. It writes a crypto pair as {@code BTC/USD} in assets and prices, and often as {@code BTCUSD} in
 * positions, orders and activities; both mean the same. A symbol that nobody has named yet gets an instrument without tick and step, which
 * equals the complete one. Thread-safe.
 */
final class AlpacaSymbols {
    /** What crypto pairs are quoted in, longest first, so that USDT is not taken for USD. */
    private static final List<String> QUOTES = List.of("USDT", "USDC", "USD", "BTC", "ETH");

    private final String route;
    private final Map<String, Instrument> known = new ConcurrentHashMap<>();

    AlpacaSymbols(String route) {
        this.route = route;
    }

    String route() {
        return route;
    }

    /** From now on a symbol means this instrument, unless that says less than what is known. */
    Instrument learn(Instrument instrument) {
        return Objects.requireNonNull(
                known.merge(key(instrument.symbol()), instrument, (old, now) -> now.isOrderable() ? now : old));
    }

    /** What a symbol means, null if nobody has named it. */
    @Nullable
    Instrument find(String symbol) {
        return known.get(key(symbol));
    }

    /** What a symbol means. */
    Instrument of(String symbol, AssetClass assetClass) {
        Instrument instrument = find(symbol);
        return instrument == null ? learn(bare(symbol, assetClass)) : instrument;
    }

    private Instrument bare(String symbol, AssetClass assetClass) {
        return builder(symbol, assetClass).build();
    }

    /** Pairs of crypto that have been named, by symbol. */
    List<Instrument> crypto() {
        return known.values().stream()
                .filter(instrument -> instrument.asset().assetClass() == AssetClass.CRYPTO)
                .sorted()
                .toList();
    }

    /** Begins an instrument of a symbol in either spelling. */
    Instrument.Builder builder(String symbol, AssetClass assetClass) {
        if (assetClass != AssetClass.CRYPTO) {
            return Instrument.builder(symbol, route, Asset.of(symbol, assetClass), Currency.USD);
        }
        String pair = pair(symbol);
        int slash = pair.indexOf('/');
        if (slash <= 0) {
            return Instrument.builder(pair, route, Asset.of(pair, AssetClass.CRYPTO), Currency.USD);
        }
        Asset base = Asset.of(pair.substring(0, slash), AssetClass.CRYPTO);
        return Instrument.builder(pair, route, base, Currency.of(pair.substring(slash + 1)));
    }

    private static String pair(String symbol) {
        if (symbol.indexOf('/') >= 0) {
            return symbol;
        }
        for (String quote : QUOTES) {
            if (symbol.endsWith(quote) && symbol.length() > quote.length()) {
                return symbol.substring(0, symbol.length() - quote.length()) + "/" + quote;
            }
        }
        return symbol;
    }

    private static String key(String symbol) {
        int slash = symbol.indexOf('/');
        return slash < 0 ? symbol : symbol.substring(0, slash) + symbol.substring(slash + 1);
    }
}
