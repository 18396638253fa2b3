package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Session;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regular sessions of US equities as Alpaca writes them, in New York time. Stateless. */
final class CalendarWire {
    private static final JsonNames FIELDS = JsonNames.of("date", "open", "close");

    private CalendarWire() {}

    static List<Session> readAll(JsonReader json) {
        List<Session> all = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            all.add(read(json));
        }
        return all;
    }

    static Session read(JsonReader json) {
        @Nullable String[] texts = new String[3];
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            texts[field] = json.textOrNull();
        }
        LocalDate date = LocalDate.parse(json.need(texts[0], "date"));
        LocalTime open = LocalTime.parse(json.need(texts[1], "open"));
        LocalTime close = LocalTime.parse(json.need(texts[2], "close"));
        return new Session(
                date,
                date.atTime(open).atZone(Timestamps.NEW_YORK).toInstant(),
                date.atTime(close).atZone(Timestamps.NEW_YORK).toInstant());
    }
}
