package io.otrep.broker.support.stream;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long a channel may be mute. Thread-safe if {@code open} is; it is called on the session's delivery thread.
 *
 * @param channel the channel, or {@link #ANY} for anything at all, heartbeats included
 * @param longest longer silence than this, counted while open, ends the connection; 10 s for a venue that beats each 5 s
 * @param open whether the channel should speak now, such as whether the market is open
 */
public record SilenceRule(String channel, Duration longest, BooleanSupplier open) {
    /** The channel of a rule about every frame of the connection. */
    public static final String ANY = "*";
}
