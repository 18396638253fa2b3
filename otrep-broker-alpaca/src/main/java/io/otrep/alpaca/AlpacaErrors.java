package io.otrep.alpaca;

import io.otrep.broker.support.http.HttpReply;
import io.otrep.broker.support.http.OutcomeTable;
import io.otrep.broker.support.http.VenueError;
import io.otrep.broker.support.json.JsonException;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.order.RejectReason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Alpaca's refusals mean. It uses few codes for many things: 42210000 is a price with too many digits and a wash trade, 40310000 is
 * too little cash and too few shares. So its words are read too; words that nobody knows fall back to the status. Everything that is no
 * refusal by table, 5xx above all, proves nothing. Stateless.
 */
final class AlpacaErrors {
    /** A meaning, and the words that tell it; the first that fits counts. */
    private enum Meaning {
        DUPLICATE_ID(RejectReason.DUPLICATE_ID, "client_order_id must be unique", "client_order_id already"),
        /** Said of replaces that were made all the same (alpaca-trade-api-python issue 306). */
        NOT_AT_EXCHANGE(RejectReason.OTHER, "isn't sent to exchange yet"),
        WASH_TRADE(RejectReason.NOT_PERMITTED, "wash trade"),
        INSUFFICIENT(RejectReason.INSUFFICIENT_FUNDS, "insufficient", "buying power"),
        NOT_ALLOWED(
                RejectReason.NOT_PERMITTED, "not authorized", "not allowed", "not eligible", "restricted", "day trad"),
        NO_ASSET(RejectReason.UNKNOWN_INSTRUMENT, "could not find asset", "asset not found", "invalid symbol"),
        NOT_TRADED(RejectReason.NOT_TRADING, "not tradable", "is not active", "halted"),
        CLOSED(RejectReason.MARKET_CLOSED, "market is closed", "market hours"),
        NOT_OPEN(RejectReason.UNKNOWN_ORDER, "order not found", "not cancelable", "order is not open", "already in \""),
        TERMS(RejectReason.INVALID_TERMS, "");

        private final RejectReason reason;
        private final List<String> words;

        Meaning(RejectReason reason, String... words) {
            this.reason = reason;
            this.words = List.of(words);
        }

        static Meaning of(String message) {
            String text = message.toLowerCase(Locale.ROOT);
            for (Meaning meaning : values()) {
                if (meaning.words.stream().anyMatch(text::contains)) {
                    return meaning;
                }
            }
            return TERMS;
        }
    }

    /** Of {@code POST /v2/orders}. */
    static final OutcomeTable SUBMIT = table(RejectReason.UNKNOWN_INSTRUMENT)
            .accept(200)
            .reject(422, RejectReason.INVALID_TERMS)
            .build();

    /** Of {@code PATCH /v2/orders/{id}}: a name that was used says that an earlier attempt may have been taken. */
    static final OutcomeTable REPLACE = table(RejectReason.UNKNOWN_ORDER)
            .accept(200)
            .reject(422, RejectReason.INVALID_TERMS)
            .unknown(422, Meaning.DUPLICATE_ID.name())
            .unknown(422, Meaning.NOT_AT_EXCHANGE.name())
            .build();

    /** Of {@code DELETE /v2/orders/{id}} and {@code DELETE /v2/orders}: a cancel that was one call too many is asked for again. */
    static final OutcomeTable CANCEL = table(RejectReason.UNKNOWN_ORDER)
            .accept(200)
            .accept(204)
            .accept(207)
            .reject(422, RejectReason.UNKNOWN_ORDER)
            .reject(422, Meaning.TERMS.name(), RejectReason.UNKNOWN_ORDER)
            .turnedAway(429)
            .build();

    private static final JsonNames FIELDS = JsonNames.of("code", "message");

    private AlpacaErrors() {}

    private static OutcomeTable.Builder table(RejectReason notFound) {
        OutcomeTable.Builder table = OutcomeTable.builder(AlpacaErrors::read)
                .reject(400, RejectReason.INVALID_TERMS)
                .reject(401, RejectReason.NOT_PERMITTED)
                .reject(403, RejectReason.INSUFFICIENT_FUNDS)
                .reject(404, notFound)
                .reject(429, RejectReason.RATE_LIMIT);
        for (Meaning meaning : Meaning.values()) {
            if (meaning != Meaning.TERMS) {
                table.reject(403, meaning.name(), meaning.reason).reject(422, meaning.name(), meaning.reason);
            }
        }
        return table;
    }

    /** Why a line of an answer about many cancels refuses its own; null if it proves nothing, or the cancel was one call too many. */
    static @Nullable RejectReason refusalOfCancel(int status) {
        return switch (status) {
            case 404, 422 -> RejectReason.UNKNOWN_ORDER;
            case 400, 401, 403 -> RejectReason.NOT_PERMITTED;
            default -> null;
        };
    }

    /**
     * The error in an answer. A refusal whose body is not Alpaca's was not made by Alpaca's order entry and proves nothing, but for 401 and
     * 429, which say enough by themselves.
     */
    static VenueError read(HttpReply reply) {
        if (reply.status() < 400) {
            return VenueError.NONE;
        }
        try {
            return read(reply.json());
        } catch (JsonException e) {
            if (reply.status() == 401 || reply.status() == 429) {
                return new VenueError(Integer.toString(reply.status()), "no words");
            }
            throw e;
        }
    }

    private static VenueError read(JsonReader json) {
        String code = "";
        String message = "";
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (json.isAbsent()) {
                continue;
            }
            if (field == 0) {
                code = json.text();
            } else {
                message = json.text();
            }
        }
        return new VenueError(Meaning.of(message).name(), code.isEmpty() ? message : message + " (" + code + ")");
    }
}
