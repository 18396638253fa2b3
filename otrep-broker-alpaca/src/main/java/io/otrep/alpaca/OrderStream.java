package io.otrep.alpaca;

import io.otrep.account.AccountId;
import io.otrep.broker.support.Secret;
import io.otrep.broker.support.json.JsonKind;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWriter;
import io.otrep.broker.support.stream.StreamFrame;
import io.otrep.broker.support.stream.StreamLink;
import io.otrep.broker.support.stream.StreamProtocol;
import io.otrep.broker.support.stream.StreamRequest;
import io.otrep.broker.support.stream.Topic;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stream of {@code trade_updates}. We speak first; the answer comes in text or binary frames, both of which hold JSON. It has no sequence
 * and repeats nothing, so after every connect the engine reconciles. Called on the session's thread.
 */
final class OrderStream implements StreamProtocol {
    static final Topic TRADE_UPDATES = Topic.of("trade_updates");

    private static final JsonNames KIND = JsonNames.of("stream", "action");
    private static final JsonNames CONTENT = JsonNames.of("data");
    private static final JsonNames DATA = JsonNames.of("status", "streams", "error_message", "message");

    private final URI uri;
    private final Secret keyId;
    private final Secret secretKey;
    private final Supplier<CompletionStage<AccountId>> accounts;
    private final TradeUpdates updates;
    private final JsonReader json = new JsonReader();
    private volatile @Nullable AccountId account;

    OrderStream(
            URI uri,
            Secret keyId,
            Secret secretKey,
            Supplier<CompletionStage<AccountId>> accounts,
            TradeUpdates updates) {
        this.uri = uri;
        this.keyId = keyId;
        this.secretKey = secretKey;
        this.accounts = accounts;
        this.updates = updates;
    }

    /** Executions are booked under the account, whose number must be known before the first of them comes. */
    @Override
    public CompletionStage<StreamRequest> request(Collection<Topic> topics) {
        return accounts.get().thenApply(id -> {
            account = id;
            return StreamRequest.of(uri);
        });
    }

    @Override
    public void onOpen(StreamLink link) {
        JsonWriter login = new JsonWriter().beginObject().field("action", "authenticate");
        login.name("data")
                .beginObject()
                .field("key_id", keyId)
                .field("secret_key", secretKey)
                .endObject();
        link.send(login.endObject().toText());
    }

    @Override
    public void subscribe(Collection<Topic> added, StreamLink link) {
        JsonWriter listen = new JsonWriter().beginObject().field("action", "listen");
        listen.name("data").beginObject().name("streams").beginArray();
        link.topics().forEach(topic -> listen.value(topic.channel()));
        link.send(listen.endArray().endObject().endObject().toText());
    }

    /** What is listened to is replaced as a whole. */
    @Override
    public void unsubscribe(Collection<Topic> removed, StreamLink link) {
        subscribe(removed, link);
    }

    @Override
    public void onFrame(StreamFrame frame, StreamLink link) {
        byte[] bytes = frame.bytes();
        json.reset(bytes, 0, bytes.length).beginObject();
        String stream = json.nextField(KIND) < 0 ? "" : json.text();
        if (json.nextField(CONTENT) < 0) {
            json.reset(bytes, 0, bytes.length).beginObject();
            if (json.nextField(CONTENT) < 0) {
                json.reset(new byte[] {'{', '}'}, 0, 2);
            }
        }
        take(stream, link);
    }

    private void take(String stream, StreamLink link) {
        switch (stream) {
            case "trade_updates" -> update();
            case "authorization" -> authorized(Data.read(json), link);
            case "listening" -> listening(Data.read(json), link);
            case "error" -> link.retry("Alpaca says " + Data.read(json).message());
            default -> link.gap("a message of stream '" + stream + "' is not known");
        }
    }

    private void update() {
        AccountId whose = account;
        if (whose == null) {
            throw new IllegalStateException("an update came before the account was known");
        }
        updates.on(whose, TradeUpdate.read(json));
    }

    private static void authorized(Data data, StreamLink link) {
        if (data.status().equals("authorized")) {
            link.authenticated();
        } else {
            link.refuse("Alpaca does not know these keys: " + data.status());
        }
    }

    private static void listening(Data data, StreamLink link) {
        if (data.listens()) {
            link.subscribed();
        } else {
            link.retry("Alpaca does not listen to trade_updates");
        }
    }

    /** What answers to us say. */
    private record Data(String status, boolean listens, String message) {
        static Data read(JsonReader json) {
            String status = "";
            String message = "";
            boolean listens = false;
            if (json.peek() != JsonKind.OBJECT) {
                return new Data(status, false, message);
            }
            json.beginObject();
            for (int field = json.nextField(DATA); field >= 0; field = json.nextField(DATA)) {
                switch (field) {
                    case 0 -> status = json.text();
                    case 1 -> {
                        json.beginArray();
                        while (json.nextElement()) {
                            listens |= json.text().equals(TRADE_UPDATES.channel());
                        }
                    }
                    default -> message = json.text();
                }
            }
            return new Data(status, listens, message);
        }
    }
}
