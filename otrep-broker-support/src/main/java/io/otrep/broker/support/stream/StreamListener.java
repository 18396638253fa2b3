package io.otrep.broker.support.stream;

import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerEvents.StreamState;

/** Hears how a stream is. Called on the session's delivery thread; must not block. */
public interface StreamListener {
    /**
     * Connected, authenticated and subscribed. What happened before is not known: reconcile.
     *
     * @param detail where to
     */
    void onUp(String detail);

    /**
     * Not usable. Told once for each time, not for each attempt; also when the very first attempt fails.
     *
     * @param detail why
     */
    void onDown(String detail);

    /**
     * Something was missed.
     *
     * @param detail what
     */
    void onGap(String detail);

    /**
     * The venue refused the credentials; {@link #onDown} was told before. There is no further attempt.
     *
     * @param detail what the venue said
     */
    default void onRefused(String detail) {}

    /**
     * The venue does not give a topic.
     *
     * @param topic which
     * @param detail what the venue said
     */
    default void onRejected(Topic topic, String detail) {}

    /**
     * A listener for the stream that carries orders: tells the engine, which reconciles after every UP and every gap.
     *
     * @param events the engine's sink
     */
    static StreamListener ofOrders(BrokerEvents events) {
        return new StreamListener() {
            @Override
            public void onUp(String detail) {
                events.onStream(StreamState.UP, detail);
            }

            @Override
            public void onDown(String detail) {
                events.onStream(StreamState.DOWN, detail);
            }

            @Override
            public void onGap(String detail) {
                events.onGap(detail);
            }
        };
    }
}
