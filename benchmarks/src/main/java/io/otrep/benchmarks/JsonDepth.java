package io.otrep.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.kraken.KrakenAdapters;
import org.knowm.xchange.kraken.dto.marketdata.results.KrakenDepthResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bytes of Kraken's order book, a hundred levels a side, each a price, a size and a time, to both sides of the book: by our reader as an adapter
 * uses it, into arrays that are used again, and by XChange. Values are our own, made from a seed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class JsonDepth {
    private static final int LEVELS = 100;
    private static final String PAIR = "ETHUSDT";
    private static final JsonNames RESULT = JsonNames.of("result");
    private static final JsonNames PAIRS = JsonNames.of(PAIR);
    private static final JsonNames SIDES = JsonNames.of("bids", "asks");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonReader json = new JsonReader();
    private final byte[] depth = depth();
    private final Side bids = new Side();
    private final Side asks = new Side();

    /** One side of a book, best first. */
    static final class Side {
        final double[] prices = new double[LEVELS];
        final double[] sizes = new double[LEVELS];
        final long[] timesNanos = new long[LEVELS];
        int levels;

        /** Reads the array of levels ahead; those beyond the room are checked and passed over. */
        void read(JsonReader json) {
            levels = 0;
            json.beginArray();
            while (json.nextElement()) {
                if (levels < LEVELS) {
                    level(json);
                }
            }
        }

        private void level(JsonReader json) {
            json.beginArray();
            json.nextElement();
            prices[levels] = json.measure();
            json.nextElement();
            sizes[levels] = json.measure();
            json.nextElement();
            timesNanos[levels] = json.integer() * 1_000_000_000L;
            json.nextElement();
            levels++;
        }
    }

    private static byte[] depth() {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder text = new StringBuilder("{\"error\":[],\"result\":{\"" + PAIR + "\":{\"asks\":[");
        side(text, random, 312_051, 1);
        text.append("],\"bids\":[");
        side(text, random, 312_050, -1);
        return text.append("]}}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void side(StringBuilder text, SplittableRandom random, int best, int step) {
        int cents = best;
        for (int i = 0; i < LEVELS; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("[\"%d.%02d000\",\"%d.%03d\",%d]"
                            .formatted(
                                    cents / 100,
                                    cents % 100,
                                    random.nextInt(400),
                                    random.nextInt(1000),
                                    1_772_461_800 - random.nextInt(600)));
            cents += step * (1 + random.nextInt(20));
        }
    }

    /** XChange's way: objects by Jackson, then its book. */
    @Benchmark
    @Reference
    public OrderBook xchangeDepth() throws IOException {
        KrakenDepthResult result = mapper.readValue(depth, KrakenDepthResult.class);
        return KrakenAdapters.adaptOrderBook(result.getResult().get(PAIR), CurrencyPair.ETH_USDT);
    }

    /** The same by our reader: prices, sizes and times of all levels. */
    @Benchmark
    public int ourDepth() {
        json.reset(depth, 0, depth.length).beginObject();
        while (json.nextField(RESULT) >= 0) {
            json.beginObject();
            while (json.nextField(PAIRS) >= 0) {
                json.beginObject();
                for (int field = json.nextField(SIDES); field >= 0; field = json.nextField(SIDES)) {
                    (field == 0 ? bids : asks).read(json);
                }
            }
        }
        json.end();
        return bids.levels + asks.levels;
    }

    /** The same document as Jackson's tree, nothing read out of it. */
    @Benchmark
    public JsonNode jacksonTreeOfDepth() throws IOException {
        return mapper.readTree(depth);
    }
}
