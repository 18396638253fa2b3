package io.otrep.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWords;
import io.otrep.market.Decimal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.kraken.KrakenAdapters;
import org.knowm.xchange.kraken.dto.marketdata.results.KrakenTickerResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bytes of one frame to an event: Kraken's ticker by our reader and by XChange, then frames as Alpaca sends them by our reader and by Jackson's
 * tree. Values are our own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class JsonFrames {
    private static final JsonNames RESULT = JsonNames.of("result");
    private static final JsonNames TICKER = JsonNames.of("a", "b", "c", "v", "p", "l", "h", "o");
    private static final JsonNames QUOTE = JsonNames.of("T", "S", "bp", "bs", "ap", "as", "t");
    private static final JsonNames TRADE = JsonNames.of("T", "S", "i", "p", "s", "t");
    private static final JsonNames UPDATE = JsonNames.of("stream", "data");
    private static final JsonNames DATA = JsonNames.of("event", "execution_id", "order", "price", "qty", "timestamp");
    private static final JsonNames ORDER = JsonNames.of("id", "client_order_id", "filled_qty", "status");
    private static final JsonWords<String> WORDS =
            JsonWords.of("?", Map.of("q", "q", "t", "t", "fill", "fill", "filled", "filled", "MSFT", "MSFT"));

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonReader json = new JsonReader();
    private final byte[] ticker = bytes(
            "{\"error\":[],\"result\":{\"ETHUSDT\":{'a':['3120.51000','12','12.000'],'b':['3120.50000','4','4.000'],"
                    + "'c':['3120.50000','0.04100000'],'v':['812.55123400','20411.10230000'],'p':['3098.12345','3077.98761'],'t':[2411,51234],"
                    + "'l':['3050.00000','3011.25000'],'h':['3131.00000','3140.75000'],'o':'3066.10000'}}}");
    private final byte[] quote =
            bytes("[{'T':'q','S':'MSFT','bx':'U','bp':412.31,'bs':3,'ax':'N','ap':412.34,'as':12,'c':['R'],'z':'C',"
                    + "'t':'2026-03-02T14:30:00.123456789Z'}]");
    private final byte[] trade =
            bytes("[{'T':'t','i':9007199254740995,'S':'MSFT','x':'D','p':412.325,'s':250,'c':['@','I'],'z':'C',"
                    + "'t':'2026-03-02T14:30:00.123456789Z'}]");
    private final byte[] update = bytes(
            "{'stream':'trade_updates','data':{'event':'fill','execution_id':'5d7f4d0e-0b1c-4d77-9a0e-1f2e3d4c5b6a',"
                    + "'order':{'id':'0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0','client_order_id':'otx-7-000123','created_at':'2026-03-02T14:29:59.1Z',"
                    + "'updated_at':'2026-03-02T14:30:00.2Z','submitted_at':'2026-03-02T14:29:59.1Z','filled_at':'2026-03-02T14:30:00.1Z',"
                    + "'expired_at':null,'canceled_at':null,'failed_at':null,'replaced_at':null,'replaced_by':null,'replaces':null,"
                    + "'asset_id':'11111111-2222-3333-4444-555555555555','symbol':'MSFT','asset_class':'us_equity','notional':null,'qty':'250',"
                    + "'filled_qty':'250','filled_avg_price':'412.325','order_class':'','order_type':'limit','type':'limit','side':'buy',"
                    + "'time_in_force':'day','limit_price':'412.33','stop_price':null,'status':'filled','extended_hours':false,'legs':null,"
                    + "'trail_percent':null,'trail_price':null,'hwm':null},'price':'412.325','qty':'250','position_qty':'1250',"
                    + "'timestamp':'2026-03-02T14:30:00.123456789Z'}}");

    /** What a ticker says, as XChange's does. */
    record Rates(
            Decimal ask,
            Decimal askSize,
            Decimal bid,
            Decimal bidSize,
            Decimal last,
            Decimal volume,
            Decimal average,
            Decimal low,
            Decimal high,
            Decimal open) {}

    /** The same in doubles. */
    record Measures(
            double ask,
            double askSize,
            double bid,
            double bidSize,
            double last,
            double volume,
            double average,
            double low,
            double high,
            double open) {}

    /** Two sides of a market in doubles. */
    record Sides(String symbol, double bid, double bidSize, double ask, double askSize, long timeNanos) {}

    /** One trade in doubles. */
    record Print(String symbol, long id, double price, double size, long timeNanos) {}

    /** What an order update says, exactly. */
    record Update(
            String event,
            @Nullable String execution,
            @Nullable String order,
            @Nullable String client,
            @Nullable Decimal cumulative,
            String status,
            @Nullable Decimal price,
            @Nullable Decimal quantity,
            long timeNanos) {}

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** XChange's way: objects by Jackson, then the event. */
    @Benchmark
    @Reference
    public Ticker xchangeTicker() throws IOException {
        KrakenTickerResult result = mapper.readValue(ticker, KrakenTickerResult.class);
        return KrakenAdapters.adaptTicker(result.getResult().get("ETHUSDT"), CurrencyPair.ETH_USDT);
    }

    /** The same by our reader, every number an exact decimal. */
    @Benchmark
    public @Nullable Rates ourTickerExact() {
        Rates rates = null;
        enterTicker();
        while (json.nextName() != null) {
            rates = rates();
        }
        leaveTicker();
        return rates;
    }

    /** The same by our reader, every number the measurement that it is. */
    @Benchmark
    public @Nullable Measures ourTicker() {
        Measures measures = null;
        enterTicker();
        while (json.nextName() != null) {
            measures = measures();
        }
        leaveTicker();
        return measures;
    }

    private void enterTicker() {
        json.reset(ticker, 0, ticker.length).beginObject();
        json.nextField(RESULT);
        json.beginObject();
    }

    private void leaveTicker() {
        json.nextField(RESULT);
        json.end();
    }

    private Rates rates() {
        Decimal ask = Decimal.ZERO;
        Decimal askSize = Decimal.ZERO;
        Decimal bid = Decimal.ZERO;
        Decimal bidSize = Decimal.ZERO;
        Decimal last = Decimal.ZERO;
        Decimal volume = Decimal.ZERO;
        Decimal average = Decimal.ZERO;
        Decimal low = Decimal.ZERO;
        Decimal high = Decimal.ZERO;
        Decimal open = Decimal.ZERO;
        json.beginObject();
        for (int field = json.nextField(TICKER); field >= 0; field = json.nextField(TICKER)) {
            if (field == 7) {
                open = json.decimal();
                continue;
            }
            json.beginArray();
            json.nextElement();
            if (field == 2) {
                last = json.decimal();
            } else if (field == 0) {
                ask = json.decimal();
            } else if (field == 1) {
                bid = json.decimal();
            }
            json.nextElement();
            switch (field) {
                case 0 -> {
                    json.nextElement();
                    askSize = json.decimal();
                }
                case 1 -> {
                    json.nextElement();
                    bidSize = json.decimal();
                }
                case 3 -> volume = json.decimal();
                case 4 -> average = json.decimal();
                case 5 -> low = json.decimal();
                case 6 -> high = json.decimal();
                default -> json.skip();
            }
            json.nextElement();
        }
        return new Rates(ask, askSize, bid, bidSize, last, volume, average, low, high, open);
    }

    private Measures measures() {
        double ask = 0;
        double askSize = 0;
        double bid = 0;
        double bidSize = 0;
        double last = 0;
        double volume = 0;
        double average = 0;
        double low = 0;
        double high = 0;
        double open = 0;
        json.beginObject();
        for (int field = json.nextField(TICKER); field >= 0; field = json.nextField(TICKER)) {
            if (field == 7) {
                open = json.measure();
                continue;
            }
            json.beginArray();
            json.nextElement();
            if (field == 2) {
                last = json.measure();
            } else if (field == 0) {
                ask = json.measure();
            } else if (field == 1) {
                bid = json.measure();
            }
            json.nextElement();
            switch (field) {
                case 0 -> {
                    json.nextElement();
                    askSize = json.measure();
                }
                case 1 -> {
                    json.nextElement();
                    bidSize = json.measure();
                }
                case 3 -> volume = json.measure();
                case 4 -> average = json.measure();
                case 5 -> low = json.measure();
                case 6 -> high = json.measure();
                default -> json.skip();
            }
            json.nextElement();
        }
        return new Measures(ask, askSize, bid, bidSize, last, volume, average, low, high, open);
    }

    /** A quote to doubles and a time. */
    @Benchmark
    public Sides ourQuote() {
        String symbol = "";
        double bid = 0;
        double bidSize = 0;
        double ask = 0;
        double askSize = 0;
        long time = 0;
        json.reset(quote, 0, quote.length).beginArray();
        while (json.nextElement()) {
            json.beginObject();
            for (int field = json.nextField(QUOTE); field >= 0; field = json.nextField(QUOTE)) {
                switch (field) {
                    case 1 -> symbol = json.word(WORDS);
                    case 2 -> bid = json.measure();
                    case 3 -> bidSize = json.measure();
                    case 4 -> ask = json.measure();
                    case 5 -> askSize = json.measure();
                    case 6 -> time = json.timeNanos();
                    default -> json.word(WORDS);
                }
            }
        }
        json.end();
        return new Sides(symbol, bid, bidSize, ask, askSize, time);
    }

    /** The same frame as Jackson's tree, nothing read out of it. */
    @Benchmark
    public JsonNode jacksonTreeOfQuote() throws IOException {
        return mapper.readTree(quote);
    }

    /** A trade to doubles, its id and a time. */
    @Benchmark
    public Print ourTrade() {
        String symbol = "";
        long id = 0;
        double price = 0;
        double size = 0;
        long time = 0;
        json.reset(trade, 0, trade.length).beginArray();
        while (json.nextElement()) {
            json.beginObject();
            for (int field = json.nextField(TRADE); field >= 0; field = json.nextField(TRADE)) {
                switch (field) {
                    case 1 -> symbol = json.word(WORDS);
                    case 2 -> id = json.integer();
                    case 3 -> price = json.measure();
                    case 4 -> size = json.measure();
                    case 5 -> time = json.timeNanos();
                    default -> json.word(WORDS);
                }
            }
        }
        json.end();
        return new Print(symbol, id, price, size, time);
    }

    /** The same frame as Jackson's tree, nothing read out of it. */
    @Benchmark
    public JsonNode jacksonTreeOfTrade() throws IOException {
        return mapper.readTree(trade);
    }

    /** An order update to exact decimals, ids and a time. */
    @Benchmark
    public @Nullable Update ourTradeUpdate() {
        Update read = null;
        json.reset(update, 0, update.length).beginObject();
        for (int field = json.nextField(UPDATE); field >= 0; field = json.nextField(UPDATE)) {
            if (field == 1) {
                read = update();
            }
        }
        json.end();
        return read;
    }

    private Update update() {
        String event = "";
        String execution = null;
        String order = null;
        String client = null;
        Decimal cumulative = null;
        String status = "";
        Decimal price = null;
        Decimal quantity = null;
        long time = 0;
        json.beginObject();
        for (int field = json.nextField(DATA); field >= 0; field = json.nextField(DATA)) {
            switch (field) {
                case 0 -> event = json.word(WORDS);
                case 1 -> execution = json.text();
                case 2 -> {
                    json.beginObject();
                    for (int part = json.nextField(ORDER); part >= 0; part = json.nextField(ORDER)) {
                        switch (part) {
                            case 0 -> order = json.text();
                            case 1 -> client = json.text();
                            case 2 -> cumulative = json.decimalOrNull();
                            default -> status = json.word(WORDS);
                        }
                    }
                }
                case 3 -> price = json.decimalOrNull();
                case 4 -> quantity = json.decimalOrNull();
                default -> time = json.timeNanos();
            }
        }
        return new Update(event, execution, order, client, cumulative, status, price, quantity, time);
    }

    /** The same frame as Jackson's tree, nothing read out of it. */
    @Benchmark
    public JsonNode jacksonTreeOfTradeUpdate() throws IOException {
        return mapper.readTree(update);
    }
}
