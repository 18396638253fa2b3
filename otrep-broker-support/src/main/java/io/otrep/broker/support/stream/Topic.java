package io.otrep.broker.support.stream;

/**
 * One thing to be subscribed to, such as the channel {@code trades} with the key {@code AAPL}. Immutable and thread-safe.
 *
 * @param channel the venue's name of the channel; rules about silence speak of channels
 * @param key what of that channel, such as a symbol; empty where the channel has no parts
 */
public record Topic(String channel, String key) {
    /** Checks that there is a channel. */
    public Topic {
        if (channel.isBlank()) {
            throw new IllegalArgumentException("channel is blank; name the venue's channel, such as \"trades\"");
        }
        if (key.isBlank() && !key.isEmpty()) {
            throw new IllegalArgumentException("key of channel " + channel + " is blank; give a symbol or nothing");
        }
    }

    /**
     * A channel that has no parts, such as an order stream.
     *
     * @param channel the venue's name of the channel
     */
    public static Topic of(String channel) {
        return new Topic(channel, "");
    }

    /** {@code trades:AAPL}, or {@code trade_updates} without a key. */
    @Override
    public String toString() {
        return key.isEmpty() ? channel : channel + ":" + key;
    }
}
