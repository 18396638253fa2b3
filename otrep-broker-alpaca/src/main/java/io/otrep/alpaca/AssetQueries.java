package io.otrep.alpaca;

import io.otrep.account.ExchangeRate;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What Alpaca lists, and what coins are worth. Thread-safe. */
final class AssetQueries {
    /** So many are asked for one by one; more are cheaper to list. */
    private static final int ONE_BY_ONE = 30;

    private final TradingRest rest;
    private final HistoryQueries history;
    private final AlpacaSymbols symbols;

    AssetQueries(TradingRest rest, HistoryQueries history, AlpacaSymbols symbols) {
        this.rest = rest;
        this.history = history;
        this.symbols = symbols;
    }

    /** All that can be traded, or those of the symbols that Alpaca knows. */
    CompletionStage<List<Instrument>> instruments(Collection<String> wanted) {
        Set<String> names = new LinkedHashSet<>(wanted);
        boolean few = !names.isEmpty() && names.size() <= ONE_BY_ONE;
        CompletionStage<List<AssetWire>> found = few ? oneByOne(names) : listed(names);
        return found.thenCompose(assets -> names.isEmpty() ? plain(assets) : priced(assets));
    }

    private CompletionStage<List<AssetWire>> oneByOne(Set<String> names) {
        CompletionStage<List<AssetWire>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (String name : names) {
            all = all.thenCombine(rest.asset(name), (found, asset) -> {
                asset.ifPresent(found::add);
                return found;
            });
        }
        return all;
    }

    private CompletionStage<List<AssetWire>> listed(Set<String> names) {
        return rest.assets("us_equity").thenCombine(rest.assets("crypto"), (equities, crypto) -> {
            List<AssetWire> all = new ArrayList<>(equities);
            all.addAll(crypto);
            all.removeIf(asset -> names.isEmpty() ? !asset.tradable() : !names.contains(asset.symbol()));
            return all;
        });
    }

    private CompletionStage<List<Instrument>> plain(List<AssetWire> assets) {
        return CompletableFuture.completedFuture(made(assets, Map.of()));
    }

    /** The tick of an equity depends on where it trades; where that cannot be asked, it is that of prices above 1 USD. */
    private CompletionStage<List<Instrument>> priced(List<AssetWire> assets) {
        List<Instrument> equities = assets.stream()
                .filter(asset -> asset.assetClass() != AssetClass.CRYPTO)
                .map(asset -> symbols.of(asset.symbol(), asset.assetClass()))
                .toList();
        return history.latestTrades(equities)
                .exceptionally(unknown -> List.of())
                .thenApply(trades -> made(assets, lastPrices(trades)));
    }

    private static Map<String, Double> lastPrices(List<Trade> trades) {
        Map<String, Double> prices = new HashMap<>();
        trades.forEach(trade -> prices.put(trade.instrument().symbol(), trade.price()));
        return prices;
    }

    private List<Instrument> made(List<AssetWire> assets, Map<String, Double> prices) {
        return assets.stream()
                .map(asset -> asset.instrument(symbols, prices.getOrDefault(asset.symbol(), Double.NaN)))
                .map(symbols::learn)
                .toList();
    }

    /** What the coins that have been named here are worth, by their last quotes. */
    CompletionStage<List<ExchangeRate>> exchangeRates(Currency to) {
        List<Instrument> pairs = symbols.crypto().stream()
                .filter(pair -> pair.currency().equals(to))
                .toList();
        return history.latestQuotes(pairs)
                .thenApply(quotes -> quotes.stream()
                        .map(quote -> rate(quote, to))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<ExchangeRate> rate(Quote quote, Currency to) {
        return quote.instrument()
                .baseCurrency()
                .map(coin -> new ExchangeRate(coin, to, quote.mid(), quote.timeNanos()));
    }
}
