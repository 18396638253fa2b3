package io.otrep.alpaca;

import io.otrep.broker.support.Secret;
import io.otrep.broker.support.json.JsonException;
import io.otrep.broker.support.json.JsonKind;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWords;
import io.otrep.broker.support.json.JsonWriter;
import io.otrep.broker.support.stream.StreamFrame;
import io.otrep.broker.support.stream.StreamLink;
import io.otrep.broker.support.stream.StreamProtocol;
import io.otrep.broker.support.stream.StreamRequest;
import io.otrep.broker.support.stream.Topic;
import io.otrep.market.MarketEvent;
import io.otrep.market.Trade;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream of prices, of equities or of crypto. Alpaca speaks first; every message is an array. One key may have one such stream: while an
 * older one is half dead, for about 90 s, a new one is refused with code 406. Called on the session's thread.
 */
final class MarketStream implements StreamProtocol {
    /** How long Alpaca takes to notice that a connection is gone. */
    static final Duration STALE_LOCK = Duration.ofSeconds(90);

    private enum Kind {
        TRADE("t"),
        QUOTE("q"),
        BAR("b"),
        STATUS("s"),
        BANDS("l"),
        SUCCESS("success"),
        ERROR("error"),
        SUBSCRIPTION("subscription"),
        /** Corrections and cancels of others' trades, bars that are revised or of days, books: nothing that is asked for. */
        OTHER("");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static JsonWords<Kind> words() {
            Map<String, Kind> words = new LinkedHashMap<>();
            for (Kind kind : values()) {
                if (!kind.word.isEmpty()) {
                    words.put(kind.word, kind);
                }
            }
            return JsonWords.of(OTHER, words);
        }
    }

    private static final JsonWords<Kind> KINDS = Kind.words();
    private static final JsonNames TYPE = JsonNames.of("T");
    private static final JsonNames NOTICE = JsonNames.of("msg", "code");

    private final URI uri;
    private final Secret keyId;
    private final Secret secretKey;
    private final Watched watched;
    private final Consumer<MarketEvent> sink;
    private final LongSupplier nowNanos;
    private final StatusFrames statuses = new StatusFrames();
    private final JsonReader json = new JsonReader();
    private List<Topic> asked = List.of();

    MarketStream(
            URI uri,
            Secret keyId,
            Secret secretKey,
            Watched watched,
            Consumer<MarketEvent> sink,
            LongSupplier nowNanos) {
        this.uri = uri;
        this.keyId = keyId;
        this.secretKey = secretKey;
        this.watched = watched;
        this.sink = sink;
        this.nowNanos = nowNanos;
    }

    @Override
    public CompletionStage<StreamRequest> request(Collection<Topic> topics) {
        return CompletableFuture.completedFuture(StreamRequest.of(uri));
    }

    /** Alpaca says that we are connected; then we speak. */
    @Override
    public void onOpen(StreamLink link) {
        statuses.reconnected(nowNanos.getAsLong()).forEach(sink);
    }

    @Override
    public void subscribe(Collection<Topic> added, StreamLink link) {
        asked = List.copyOf(added);
        link.send(action("subscribe", added));
    }

    @Override
    public void unsubscribe(Collection<Topic> removed, StreamLink link) {
        link.send(action("unsubscribe", removed));
    }

    private static String action(String action, Collection<Topic> topics) {
        Map<String, List<String>> byChannel = new LinkedHashMap<>();
        topics.forEach(topic -> byChannel
                .computeIfAbsent(topic.channel(), channel -> new ArrayList<>())
                .add(topic.key()));
        JsonWriter message = new JsonWriter().beginObject().field("action", action);
        byChannel.forEach((channel, symbols) -> {
            message.name(channel).beginArray();
            symbols.forEach(message::value);
            message.endArray();
        });
        return message.endObject().toText();
    }

    @Override
    public void onFrame(StreamFrame frame, StreamLink link) {
        byte[] bytes = frame.bytes();
        json.reset(bytes, 0, bytes.length);
        if (json.peek() == JsonKind.OBJECT) {
            message(link);
            return;
        }
        messages(link);
    }

    /** Of an array. One that cannot be read hides none behind it: a halt may come with a price that says no time. */
    private void messages(StreamLink link) {
        JsonException first = null;
        json.beginArray();
        while (json.nextElement()) {
            long message = json.mark();
            try {
                message(link);
            } catch (JsonException unreadable) {
                first = first == null ? unreadable : first;
                json.rewind(message);
                json.skip();
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void message(StreamLink link) {
        json.beginObject();
        long start = json.mark();
        Kind kind = json.nextField(TYPE) < 0 ? null : json.word(KINDS);
        if (kind == null) {
            return; // the object has been left
        }
        json.rewind(start);
        switch (kind) {
            case TRADE -> traded(PriceWire.trade(json, watched.symbols(), null));
            case QUOTE -> publish(PriceWire.quote(json, watched.symbols(), null));
            case BAR -> publish(PriceWire.bar(json, watched.symbols(), null, PriceWire.BarTimes.MINUTE));
            case STATUS -> publish(statuses.status(json, watched.symbols()));
            case BANDS -> publish(statuses.bands(json, watched.symbols()));
            case SUCCESS, ERROR, SUBSCRIPTION -> notice(kind, link);
            case OTHER -> leave();
        }
    }

    private void traded(@Nullable Trade trade) {
        if (trade != null) {
            publish(statuses.traded(trade));
            sink.accept(trade);
        }
    }

    private void leave() {
        while (json.nextName() != null) {
            json.skip();
        }
    }

    private void publish(@Nullable MarketEvent event) {
        if (event != null) {
            sink.accept(event);
        }
    }

    private void notice(Kind kind, StreamLink link) {
        String text = "";
        long code = 0;
        for (int field = json.nextField(NOTICE); field >= 0; field = json.nextField(NOTICE)) {
            if (field == 0) {
                text = json.text();
            } else {
                code = json.integer();
            }
        }
        switch (kind) {
            case SUCCESS -> greeted(text, link);
            case SUBSCRIPTION -> {
                asked = List.of();
                link.subscribed();
            }
            default -> refused((int) code, text, link);
        }
    }

    private void greeted(String text, StreamLink link) {
        if (text.equals("connected")) {
            link.send(new JsonWriter()
                    .beginObject()
                    .field("action", "auth")
                    .field("key", keyId)
                    .field("secret", secretKey)
                    .endObject()
                    .toText());
        } else if (text.equals("authenticated")) {
            link.authenticated();
        }
    }

    /** Source of the codes: Alpaca's pages on real-time data. */
    private void refused(int code, String text, StreamLink link) {
        String words = "Alpaca says " + code + " " + text;
        switch (code) {
            case 402, 408, 409, 411 -> link.refuse(words);
            case 403 -> {} // authenticated already
            case 405, 410 -> withoutAsked(words, link);
            case 406 -> link.retry(words, STALE_LOCK);
            case 400, 407 -> link.gap(words);
            default -> link.retry(words);
        }
    }

    /** Too many symbols, or a channel that the plan does not have: what was asked for last is given up, the rest stays. */
    private void withoutAsked(String words, StreamLink link) {
        asked.forEach(topic -> link.reject(topic, words));
        asked = List.of();
        link.subscribed();
    }
}
