package io.otrep.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWords;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one message of a stream of prices as the adapter does, and compares it with a tree of the same text. Single-threaded. */
final class FrameProbe {
    private final PriceWire.Symbols symbols;
    private @Nullable MarketEvent event;

    FrameProbe(Instrument instrument) {
        symbols = PriceWire.Symbols.of(
                JsonWords.of(Optional.empty(), Map.of(instrument.symbol(), Optional.of(instrument))));
    }

    void feed(String frame) {
        JsonReader json = JsonReader.of(frame);
        String type = type(frame);
        json.beginObject();
        event = switch (type) {
            case "t" -> PriceWire.trade(json, symbols, null);
            case "q" -> PriceWire.quote(json, symbols, null);
            case "b" -> PriceWire.bar(json, symbols, null, PriceWire.BarTimes.MINUTE);
            case "s" -> new StatusFrames().status(json, symbols);
            case "l" -> new StatusFrames().bands(json, symbols);
            default -> null;
        };
    }

    private static String type(String frame) {
        int at = frame.indexOf("\"T\":\"") + 5;
        return frame.substring(at, frame.indexOf('"', at));
    }

    void compare(JsonNode tree) {
        if (event instanceof Trade trade) {
            assertThat(trade.price()).isEqualTo(tree.get("p").asDouble());
            assertThat(trade.size()).isEqualTo(tree.get("s").asDouble());
        } else if (event instanceof Quote quote) {
            assertThat(quote.bid()).isEqualTo(tree.get("bp").asDouble());
            assertThat(quote.ask()).isEqualTo(tree.get("ap").asDouble());
            assertThat(quote.bidSize()).isEqualTo(tree.get("bs").asDouble());
        } else if (event instanceof Bar bar) {
            assertThat(bar.open()).isEqualTo(tree.get("o").asDouble());
            assertThat(bar.high()).isEqualTo(tree.get("h").asDouble());
            assertThat(bar.close()).isEqualTo(tree.get("c").asDouble());
            assertThat(bar.volume()).isEqualTo(tree.get("v").asDouble());
        } else if (event instanceof StatusChange change && tree.has("u")) {
            assertThat(change.upperBand()).isEqualTo(tree.get("u").asDouble());
        } else {
            assertThat(tree.get("T").asText())
                    .as("a frame that nothing is made of")
                    .matches("[^tqbl].*");
        }
    }
}
