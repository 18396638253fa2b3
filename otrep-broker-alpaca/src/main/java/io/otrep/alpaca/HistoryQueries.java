package io.otrep.alpaca;

import io.otrep.broker.support.http.HttpReply;
import io.otrep.broker.support.http.HttpRequest;
import io.otrep.broker.support.http.HttpSession;
import io.otrep.broker.support.json.JsonKind;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Past and latest prices, over as many pages as it takes. Thread-safe. */
final class HistoryQueries {
    private static final int PAGE = 10_000;
    private static final JsonNames ANSWER = JsonNames.of("bars", "quotes", "trades", "snapshots", "next_page_token");
    private static final JsonNames SNAPSHOT =
            JsonNames.of("latestTrade", "latestQuote", "minuteBar", "dailyBar", "prevDailyBar");
    private static final Timeframe DAY = Timeframe.of(BarInterval.DAY);

    private final HttpSession http;
    private final AlpacaFeed feed;
    private final AlpacaSymbols symbols;
    private final InstantSource clock;

    HistoryQueries(HttpSession http, AlpacaFeed feed, AlpacaSymbols symbols, InstantSource clock) {
        this.http = http;
        this.feed = feed;
        this.symbols = symbols;
        this.clock = clock;
    }

    /** Reads one price of an instrument; null leaves it out. */
    private interface Reader<T> {
        @Nullable
        T read(JsonReader json, Instrument instrument);
    }

    /** What one answer holds, and where the next begins. */
    private record Page<T>(List<T> found, @Nullable String next) {}

    CompletionStage<List<Bar>> bars(Instrument instrument, BarInterval interval, Instant from, Instant to) {
        Timeframe timeframe;
        try {
            timeframe = Timeframe.of(interval);
        } catch (RuntimeException none) {
            return CompletableFuture.failedFuture(none);
        }
        return pages(
                        instrument,
                        () -> past(instrument, "bars", timeframe.opensBefore(from), to)
                                .query("timeframe", timeframe.word())
                                .query("adjustment", adjustment(instrument)),
                        (json, of) -> bar(json, of, timeframe))
                .thenApply(all -> complete(all, from, to));
    }

    private static @Nullable String adjustment(Instrument instrument) {
        if (isCrypto(instrument)) {
            return null;
        }
        return switch (instrument.adjustment()) {
            case RAW -> "raw";
            case SPLIT -> "split";
            case TOTAL -> "all";
        };
    }

    private List<Bar> complete(List<Bar> bars, Instant from, Instant to) {
        long last = Math.min(Nanos.of(to), Nanos.of(clock.instant()));
        long first = Nanos.of(from);
        return bars.stream()
                .filter(bar -> bar.timeNanos() >= first && bar.timeNanos() <= last)
                .toList();
    }

    CompletionStage<List<Quote>> quotes(Instrument instrument, Instant from, Instant to) {
        return pages(instrument, () -> past(instrument, "quotes", from, to), HistoryQueries::quote);
    }

    CompletionStage<List<Trade>> trades(Instrument instrument, Instant from, Instant to) {
        return pages(instrument, () -> past(instrument, "trades", from, to), HistoryQueries::trade);
    }

    private HttpRequest.Builder past(Instrument instrument, String what, Instant from, Instant to) {
        String root = isCrypto(instrument) ? "/v1beta3/crypto/us/" : "/v2/stocks/";
        return HttpRequest.get(root + what)
                .query("symbols", instrument.symbol())
                .query("start", from)
                .query("end", to)
                .query("limit", PAGE)
                .query("sort", "asc")
                .query("feed", isCrypto(instrument) ? null : pastFeed());
    }

    private String pastFeed() {
        return switch (feed) {
            case SIP, DELAYED_SIP -> "sip";
            case BOATS -> "boats";
            case IEX, TEST -> "iex";
        };
    }

    private <T> CompletionStage<List<T>> pages(
            Instrument instrument, Supplier<HttpRequest.Builder> request, Reader<T> reader) {
        symbols.learn(instrument);
        List<T> all = new ArrayList<>();
        return page(request, null, reader, all).thenApply(done -> List.copyOf(all));
    }

    private <T> CompletionStage<?> page(
            Supplier<HttpRequest.Builder> request, @Nullable String token, Reader<T> reader, List<T> all) {
        HttpRequest next = request.get().query("page_token", token).build();
        return http.read(next, reply -> list(reply, reader)).thenCompose(page -> {
            all.addAll(page.found());
            String behind = page.next();
            return behind == null || behind.equals(token)
                    ? CompletableFuture.completedFuture(null)
                    : page(request, behind, reader, all);
        });
    }

    // ---------------------------------------------------------------- latest

    CompletionStage<List<Quote>> latestQuotes(Collection<Instrument> instruments) {
        return latest(instruments, "/quotes/latest", "/latest/quotes", HistoryQueries::quote);
    }

    CompletionStage<List<Trade>> latestTrades(Collection<Instrument> instruments) {
        return latest(instruments, "/trades/latest", "/latest/trades", HistoryQueries::trade);
    }

    CompletionStage<List<AlpacaSnapshot>> snapshots(Collection<Instrument> instruments) {
        return latest(instruments, "/snapshots", "/snapshots", HistoryQueries::snapshot);
    }

    private <T> CompletionStage<List<T>> latest(
            Collection<Instrument> instruments, String ofEquities, String ofCrypto, Reader<T> reader) {
        instruments.forEach(symbols::learn);
        CompletionStage<List<T>> equities = latest(
                "/v2/stocks" + ofEquities,
                symbolsOf(instruments, false),
                feed == AlpacaFeed.TEST ? "iex" : feed.name().toLowerCase(Locale.ROOT),
                reader);
        CompletionStage<List<T>> crypto =
                latest("/v1beta3/crypto/us" + ofCrypto, symbolsOf(instruments, true), null, reader);
        return equities.thenCombine(crypto, (one, other) -> {
            List<T> all = new ArrayList<>(one);
            all.addAll(other);
            return List.copyOf(all);
        });
    }

    private <T> CompletionStage<List<T>> latest(
            String path, String names, @Nullable String fromFeed, Reader<T> reader) {
        if (names.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        HttpRequest request = HttpRequest.get(path)
                .query("symbols", names)
                .query("feed", fromFeed)
                .build();
        return http.read(request, reply -> list(reply, reader).found());
    }

    private static String symbolsOf(Collection<Instrument> instruments, boolean crypto) {
        return instruments.stream()
                .filter(instrument -> isCrypto(instrument) == crypto)
                .map(Instrument::symbol)
                .collect(Collectors.joining(","));
    }

    private static boolean isCrypto(Instrument instrument) {
        return instrument.asset().assetClass() == AssetClass.CRYPTO;
    }

    // ---------------------------------------------------------------- answers

    /** Prices stand under their symbols, alone or in arrays; the symbols under a name, but for snapshots of equities. */
    private <T> Page<T> list(HttpReply reply, Reader<T> reader) {
        JsonReader json = reply.json();
        List<T> found = new ArrayList<>();
        String next = null;
        long start = json.mark();
        json.beginObject();
        boolean named = false;
        for (int field = json.nextField(ANSWER); field >= 0; field = json.nextField(ANSWER)) {
            named = true;
            if (field == 4) {
                next = json.textOrNull();
            } else if (!json.isAbsent()) {
                bySymbol(json, reader, found);
            }
        }
        if (!named) {
            json.rewind(start);
            bySymbol(json, reader, found);
        }
        return new Page<>(found, next);
    }

    private <T> void bySymbol(JsonReader json, Reader<T> reader, List<T> found) {
        json.beginObject();
        for (String symbol = json.nextName(); symbol != null; symbol = json.nextName()) {
            Instrument instrument = symbols.find(symbol);
            if (instrument == null || json.isAbsent()) {
                continue;
            }
            if (json.peek() == JsonKind.ARRAY) {
                json.beginArray();
                while (json.nextElement()) {
                    add(json, instrument, reader, found);
                }
            } else {
                add(json, instrument, reader, found);
            }
        }
    }

    private static <T> void add(JsonReader json, Instrument instrument, Reader<T> reader, List<T> found) {
        T one = reader.read(json, instrument);
        if (one != null) {
            found.add(one);
        }
    }

    private static @Nullable Bar bar(JsonReader json, Instrument of, PriceWire.BarTimes times) {
        json.beginObject();
        return PriceWire.bar(json, PriceWire.Symbols.NONE, of, times);
    }

    private static @Nullable Quote quote(JsonReader json, Instrument of) {
        json.beginObject();
        return PriceWire.quote(json, PriceWire.Symbols.NONE, of);
    }

    private static @Nullable Trade trade(JsonReader json, Instrument of) {
        json.beginObject();
        return PriceWire.trade(json, PriceWire.Symbols.NONE, of);
    }

    private static AlpacaSnapshot snapshot(JsonReader json, Instrument of) {
        Trade trade = null;
        Quote quote = null;
        @Nullable Bar[] bars = new Bar[3];
        json.beginObject();
        for (int field = json.nextField(SNAPSHOT); field >= 0; field = json.nextField(SNAPSHOT)) {
            if (json.isAbsent()) {
                continue;
            }
            switch (field) {
                case 0 -> trade = trade(json, of);
                case 1 -> quote = quote(json, of);
                case 2 -> bars[0] = bar(json, of, PriceWire.BarTimes.MINUTE);
                default -> bars[field - 2] = bar(json, of, DAY);
            }
        }
        return new AlpacaSnapshot(of, trade, quote, bars[0], bars[1], bars[2]);
    }
}
