package io.otrep.alpaca;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otrep.broker.tck.Listing;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does not depend on orders: assets, the clock, the calendar, last prices. Stateless. */
final class AlpacaWireStatic {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private AlpacaWireStatic() {}

    static void naming(ObjectNode json, Instrument instrument) {
        boolean crypto = isCrypto(instrument);
        json.put("asset_id", "904837e3-0000-4000-8000-00000000000" + (crypto ? 2 : 1));
        json.put("symbol", instrument.symbol()).put("exchange", crypto ? "CRYPTO" : "NASDAQ");
        json.put("asset_class", crypto ? "crypto" : "us_equity");
    }

    private static boolean isCrypto(Instrument instrument) {
        return instrument.asset().assetClass() == AssetClass.CRYPTO;
    }

    static @Nullable ObjectNode asset(List<Listing> listings, String symbol) {
        return listings.stream()
                .map(Listing::instrument)
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .map(AlpacaWireStatic::asset)
                .orElse(null);
    }

    private static ObjectNode asset(Instrument instrument) {
        boolean crypto = isCrypto(instrument);
        ObjectNode json = JSON.createObjectNode();
        naming(json, instrument);
        json.set("id", json.remove("asset_id"));
        json.set("class", json.remove("asset_class"));
        json.put("name", instrument.symbol() + " for tests")
                .put("status", "active")
                .put("tradable", true);
        json.put("marginable", !crypto).put("shortable", !crypto).put("easy_to_borrow", !crypto);
        json.put("fractionable", true);
        if (crypto) {
            json.put("min_order_size", AlpacaWireOrder.text(instrument.minQuantity()));
            json.put("min_trade_increment", AlpacaWireOrder.text(instrument.step()));
            json.put("price_increment", AlpacaWireOrder.text(instrument.tick()));
        }
        return json;
    }

    static ArrayNode assets(List<Listing> listings, String assetClass) {
        ArrayNode all = JSON.createArrayNode();
        listings.stream()
                .map(Listing::instrument)
                .filter(each -> isCrypto(each) == assetClass.equals("crypto"))
                .forEach(each -> all.add(asset(each)));
        return all;
    }

    static ObjectNode clock(Instant now) {
        ZonedDateTime there = now.atZone(NEW_YORK);
        ObjectNode json = JSON.createObjectNode();
        json.put("timestamp", there.toOffsetDateTime().toString()).put("is_open", true);
        json.put("next_open", there.plusDays(1).toOffsetDateTime().toString());
        return json.put("next_close", there.plusHours(6).toOffsetDateTime().toString());
    }

    static ArrayNode calendar(String start, String end) {
        ArrayNode all = JSON.createArrayNode();
        LocalDate last = LocalDate.parse(end);
        for (LocalDate date = LocalDate.parse(start); !date.isAfter(last); date = date.plusDays(1)) {
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                all.addObject()
                        .put("date", date.toString())
                        .put("open", "09:30")
                        .put("close", "16:00")
                        .put("session_open", "0400")
                        .put("session_close", "2000");
            }
        }
        return all;
    }

    private static List<Listing> asked(List<Listing> listings, AlpacaWireQuery query) {
        List<String> symbols = Arrays.asList(query.get("symbols", "").split(","));
        return listings.stream()
                .filter(each -> symbols.contains(each.instrument().symbol()))
                .toList();
    }

    static ObjectNode latestTrades(List<Listing> listings, AlpacaWireQuery query) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode trades = json.putObject("trades");
        for (Listing listing : asked(listings, query)) {
            trades.putObject(listing.instrument().symbol())
                    .put("t", "2026-03-03T15:00:00.000000001Z")
                    .put("x", "V")
                    .put("p", listing.bid().toDouble())
                    .put("s", 100);
        }
        return json;
    }

    static ObjectNode latestQuotes(List<Listing> listings, AlpacaWireQuery query) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode quotes = json.putObject("quotes");
        for (Listing listing : asked(listings, query)) {
            quotes.putObject(listing.instrument().symbol())
                    .put("t", "2026-03-03T15:00:00.000000001Z")
                    .put("bp", listing.bid().toDouble())
                    .put("bs", 1.5)
                    .put("ap", listing.ask().toDouble())
                    .put("as", 2.5);
        }
        return json;
    }

    static Instant opened(Bar bar) {
        return Nanos.toInstant(bar.openNanos());
    }

    static ObjectNode bar(Bar bar) {
        ObjectNode json = JSON.createObjectNode();
        json.put("t", opened(bar).toString()).put("o", bar.open()).put("h", bar.high());
        json.put("l", bar.low()).put("c", bar.close()).put("v", bar.volume());
        return json.put("n", 12)
                .put(
                        "vw",
                        Decimal.nearest(bar.close(), Decimal.of(1, 2), RoundingMode.HALF_UP)
                                .toDouble());
    }
}
