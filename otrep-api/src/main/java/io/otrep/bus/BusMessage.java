package io.otrep.bus;

import java.util.Objects;

/**
 * A message. Messages of one topic and key arrive in the order in which they were published. Immutable; the payload must not be changed
 * after it was handed over.
 *
 * @param topic for example {@code signals}
 * @param key what order is kept for, for example {@code AAPL}
 * @param id the same for a redelivery of the same message
 * @param payload the content
 */
@SuppressWarnings("ArrayRecordComponent")
public record BusMessage(String topic, String key, String id, byte[] payload) {
    /** Checks that all parts are there. */
    public BusMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payload, "payload");
    }
}
