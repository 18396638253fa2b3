package io.otrep.bus;

import java.util.concurrent.CompletionStage;

/**
 * Carries messages by topic and key, at least once. Thread-safe.
 */
public interface EventBus extends AutoCloseable {
    /**
     * Publishes a message. Returns at once.
     *
     * @param message the message
     * @return completes when the bus has taken it for good, exceptionally if it did not
     */
    CompletionStage<Void> publish(BusMessage message);

    /**
     * Receives a topic's messages, shared with all receivers of the same group: each message goes to one of them.
     *
     * @param topic for example {@code signals}
     * @param group the receivers that share the work
     * @param receiver called on a thread of the bus, one message a key at a time; acknowledges when done
     * @return ends the subscription when closed
     */
    AutoCloseable subscribe(String topic, String group, Receiver receiver);

    /** Takes messages. */
    @FunctionalInterface
    interface Receiver {
        /**
         * A message, perhaps for the second time.
         *
         * @param message the message
         * @param acknowledgement to be run when the message is dealt with for good; without it the message comes again
         */
        void onMessage(BusMessage message, Runnable acknowledgement);
    }

    @Override
    void close();
}
