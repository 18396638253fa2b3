package io.otrep.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otrep.broker.tck.WireFault;
import io.otrep.broker.tck.wire.WireConnection;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.venue.sim.MessageKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Alpaca's sockets: {@code trade_updates} in binary frames, and prices, which greet first and speak in arrays. Thread-safe. */
final class AlpacaWireStreams implements AlpacaWireBook.Out {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A socket that is authenticated, or on its way there. */
    private final class Session {
        private final WireConnection connection;
        private final boolean ofOrders;
        private final Set<String> quotes = new TreeSet<>();
        private volatile boolean listens;
        private @Nullable String held;

        Session(WireConnection connection) {
            this.connection = connection;
            this.ofOrders = connection.path().equals("/stream");
        }

        /** Sends a frame, with what strikes it. */
        void frame(String text, WireFault.@Nullable Kind strike) throws IOException {
            if (strike == WireFault.Kind.FRAME_LOST) {
                return;
            }
            if (strike == WireFault.Kind.FRAME_OVERTAKEN) {
                held = text;
                return;
            }
            String sent = strike == WireFault.Kind.FRAME_GARBLED ? text.substring(0, text.length() / 2) : text;
            write(sent);
            if (strike == WireFault.Kind.FRAME_DUPLICATED) {
                write(sent);
            }
            String late = held;
            held = null;
            if (late != null) {
                write(late);
            }
        }

        void write(String text) throws IOException {
            if (ofOrders) {
                connection.send(text.getBytes(StandardCharsets.UTF_8));
            } else {
                connection.send(text);
            }
        }
    }

    private final AlpacaWireFaults faults;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private volatile long refusedUntilNanos = Long.MIN_VALUE;

    AlpacaWireStreams(AlpacaWireFaults faults) {
        this.faults = faults;
    }

    void play(WireConnection connection) throws IOException {
        if (System.nanoTime() < refusedUntilNanos) {
            connection.cut();
            return;
        }
        connection.upgrade();
        Session session = new Session(connection);
        sessions.add(session);
        try {
            if (!session.ofOrders) {
                session.write("[{\"T\":\"success\",\"msg\":\"connected\"}]");
            }
            for (String text = connection.receive(); text != null; text = connection.receive()) {
                JsonNode message = JSON.readTree(text);
                if (session.ofOrders) {
                    orders(session, message);
                } else {
                    prices(session, message);
                }
            }
        } finally {
            sessions.remove(session);
        }
    }

    private static void orders(Session session, JsonNode message) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        JsonNode data = message.path("data");
        if (message.path("action").asText().equals("listen")) {
            session.listens = true;
            answer.put("stream", "listening").putObject("data").set("streams", data.path("streams"));
        } else {
            boolean known = AlpacaWire.KEY.equals(data.path("key_id").asText())
                    && AlpacaWire.SECRET.equals(data.path("secret_key").asText());
            answer.put("stream", "authorization")
                    .putObject("data")
                    .put("action", "authenticate")
                    .put("status", known ? "authorized" : "unauthorized");
        }
        session.write(answer.toString());
    }

    private static void prices(Session session, JsonNode message) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        String action = message.path("action").asText();
        if (action.equals("auth")) {
            boolean known = AlpacaWire.KEY.equals(message.path("key").asText())
                    && AlpacaWire.SECRET.equals(message.path("secret").asText());
            session.listens = known;
            answer.put("T", known ? "success" : "error").put("msg", known ? "authenticated" : "auth failed");
            if (!known) {
                answer.put("code", 402);
            }
        } else {
            List<String> symbols = new ArrayList<>();
            message.path("quotes").forEach(symbol -> symbols.add(symbol.asText()));
            if (action.equals("subscribe")) {
                session.quotes.addAll(symbols);
            } else {
                session.quotes.removeAll(symbols);
            }
            answer.put("T", "subscription");
            ArrayNode now = answer.putArray("quotes");
            session.quotes.forEach(now::add);
            answer.set("trades", message.path("trades"));
            answer.set("bars", message.path("bars"));
        }
        session.write("[" + answer + "]");
    }

    @Override
    public void update(ObjectNode data, boolean execution) {
        ObjectNode message = JSON.createObjectNode().put("stream", "trade_updates");
        message.set("data", data);
        WireFault.Kind strike = faults.strike(execution ? MessageKind.ACTIVITY_FRAME : MessageKind.ORDER_FRAME);
        sessions.stream()
                .filter(session -> session.ofOrders && session.listens)
                .forEach(session -> send(session, message.toString(), strike));
    }

    @Override
    public void market(MarketEvent event) {
        if (!(event instanceof Quote quote)) {
            return;
        }
        String symbol = quote.instrument().symbol();
        List<Session> told = sessions.stream()
                .filter(session -> !session.ofOrders && session.quotes.contains(symbol))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        ObjectNode json = JSON.createObjectNode().put("T", "q").put("S", symbol);
        json.put("bp", quote.bid()).put("bs", 3).put("ap", quote.ask()).put("as", 2);
        json.put("t", AlpacaWireOrder.time(quote.timeNanos()));
        WireFault.Kind strike = faults.strike(MessageKind.MARKET_FRAME);
        told.forEach(session -> send(session, "[" + json + "]", strike));
    }

    private static void send(Session session, String text, WireFault.@Nullable Kind strike) {
        try {
            session.frame(text, strike);
        } catch (IOException e) {
            session.connection.cut(); // the client has gone, which its script will see
        }
    }

    void cut(long refusedForNanos) {
        refusedUntilNanos = System.nanoTime() + refusedForNanos;
        sessions.forEach(session -> session.connection.cut());
    }

    void mute() {
        sessions.forEach(session -> session.connection.mute());
    }
}
