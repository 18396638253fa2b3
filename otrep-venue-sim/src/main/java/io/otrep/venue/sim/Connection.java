package io.otrep.venue.sim;

import io.otrep.account.Activity;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerEvents.StreamState;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.order.OrderEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one broker hears of a venue: an order stream that can be cut, and quotes of what it subscribed to. Single-threaded, but {@link #isClosed}. */
final class Connection implements VenueFeed {
    private final VenueSim venue;
    private final VenueState state;
    private final FrameStream orders;
    private final FrameStream quotes;
    private final Set<Instrument> subscribed = new LinkedHashSet<>();
    private @Nullable BrokerEvents events;
    private volatile boolean closed;
    private int cuts;

    Connection(VenueSim venue) {
        this.venue = venue;
        this.state = venue.state();
        this.orders = new FrameStream(state, state.rules.numberedFrames(), this::gap);
        this.quotes = new FrameStream(state, false, this::gap);
    }

    boolean isClosed() {
        return closed;
    }

    /** Gives something to the engine, if there still is one. */
    void tell(String what, Object about, Consumer<BrokerEvents> call) {
        BrokerEvents sink = events;
        if (closed || sink == null) {
            state.trace.add("broker: closed, lost " + what, about);
            return;
        }
        state.trace.add("engine: " + what, about);
        call.accept(sink);
    }

    private void gap(String detail) {
        tell("GAP", detail, sink -> sink.onGap(detail));
    }

    void connect(BrokerEvents sink) {
        if (closed || events != null) {
            return;
        }
        events = sink;
        state.feeds.add(this);
        long roundTrip =
                state.rules.requestLatency().plus(state.rules.replyLatency()).toNanos();
        upAfter(roundTrip);
    }

    private void upAfter(long delayNanos) {
        int number = ++cuts;
        state.agenda.after(delayNanos, () -> {
            if (number == cuts && !state.down && !closed) {
                up();
            }
        });
    }

    private void up() {
        orders.begin();
        quotes.begin();
        tell("UP", "", sink -> sink.onStream(StreamState.UP, "connected to " + state.route));
        tell("account", "", sink -> sink.onAccount(venue.look().account(state.nowNanos())));
        subscribed.forEach(this::quoteNow);
    }

    private void down(String why) {
        if (orders.isUp()) {
            orders.end();
            quotes.end();
            tell("DOWN", why, sink -> sink.onStream(StreamState.DOWN, why));
        }
    }

    /** Cuts the streams; they come back after a while, if the venue is there. */
    void cut(long forNanos) {
        down("stream cut");
        upAfter(forNanos);
    }

    void close() {
        closed = true;
    }

    void leave() {
        orders.end();
        quotes.end();
        state.feeds.remove(this);
    }

    void subscribe(Instrument instrument) {
        if (subscribed.add(instrument)) {
            quoteNow(instrument);
        }
    }

    void unsubscribe(Instrument instrument) {
        subscribed.remove(instrument);
    }

    private void quoteNow(Instrument instrument) {
        SimMarket market = state.markets.get(instrument);
        Quote quote = market == null ? null : market.quote();
        if (quote != null && quotes.isUp()) {
            onMarket(quote);
        }
    }

    @Override
    public void onOrder(OrderEvent event, long lateNanos) {
        Runnable send = () -> orders.send(
                MessageKind.ORDER_FRAME,
                event.kind() + " " + event.clientOrderId(),
                () -> tell(event.kind() + " by stream", event.clientOrderId(), sink -> sink.onOrder(event)));
        if (lateNanos == 0) {
            send.run();
        } else {
            state.agenda.after(lateNanos, send);
        }
    }

    @Override
    public void onActivity(Activity activity) {
        orders.send(
                MessageKind.ACTIVITY_FRAME,
                activity.key(),
                () -> tell("activity", activity.key(), sink -> sink.onActivity(activity)));
    }

    @Override
    public void onMarket(Quote quote) {
        if (subscribed.contains(quote.instrument())) {
            quotes.send(
                    MessageKind.MARKET_FRAME,
                    quote.instrument(),
                    () -> tell("quote", quote.instrument(), sink -> sink.onMarket(quote)));
        }
    }

    @Override
    public void onVenueDown() {
        cuts++;
        down("the venue is down");
    }

    @Override
    public void onVenueUp() {
        upAfter(state.rules.reconnectDelay().toNanos());
    }
}
