package io.otrep.broker.support.stream;

import java.util.Collection;

/** What the state machine asks of the world. Called on the delivery thread; returns at once. */
interface StreamEdge {
    /** Ask the protocol for a request; the answer comes back as an input with the attempt's number. */
    void prepare(int attempt, Collection<Topic> topics);

    void connect(StreamRequest request);

    boolean send(String text);

    boolean send(byte[] bytes);

    /** End the connection of the current attempt; nothing more of it is delivered. */
    void disconnect();

    /** Take a topic out of what is wanted. */
    void forget(Topic topic);
}
