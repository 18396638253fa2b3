package io.otrep.broker.support.stream;

import java.time.Duration;
import java.util.Collection;

/**
 * What a protocol tells its session. Valid inside a call of {@link StreamProtocol} only. Single-threaded: the session's delivery thread.
 * After {@link #retry} or {@link #refuse} the connection is gone and the rest of the call changes nothing.
 */
public interface StreamLink {
    /** Where the session is. */
    StreamPhase phase();

    /** All that should be subscribed to, in the order in which it was asked for; a copy. */
    Collection<Topic> topics();

    /**
     * Sends a text frame.
     *
     * @param text what
     * @return false where the connection is gone or its buffer is full
     * @throws IllegalStateException on a chunked stream, which cannot send
     */
    boolean send(String text);

    /**
     * Sends a binary frame.
     *
     * @param bytes what
     * @return false where the connection is gone or its buffer is full
     * @throws IllegalStateException on a chunked stream, which cannot send
     */
    boolean send(byte[] bytes);

    /** The venue knows who we are; the session goes on to subscribe. Without effect outside {@link StreamPhase#AUTHENTICATING}. */
    void authenticated();

    /** The venue has taken the subscription; the stream is up. Without effect outside {@link StreamPhase#SUBSCRIBING}. */
    void subscribed();

    /**
     * Something of a channel arrived with the current frame.
     *
     * @param channel the channel a {@link SilenceRule} speaks of; others are ignored
     */
    void heard(String channel);

    /**
     * Something was missed. The connection stays.
     *
     * @param detail what, for an operator
     */
    void gap(String detail);

    /**
     * Something of one topic was missed: tells of the gap, unsubscribes from the topic and subscribes again, for a new snapshot.
     *
     * @param topic the topic
     * @param detail what, such as {@code sequence 7 after 5}
     */
    void resubscribe(Topic topic, String detail);

    /**
     * The venue does not give this topic: it is asked for no more, and the listener is told.
     *
     * @param topic the topic
     * @param detail what the venue said
     */
    void reject(Topic topic, String detail);

    /**
     * Ends this connection; the next attempt comes after the backoff.
     *
     * @param detail why
     */
    void retry(String detail);

    /**
     * Ends this connection; the next attempt comes after the backoff and not before a time has passed.
     *
     * @param detail why
     * @param notBefore how long to wait at least
     */
    void retry(String detail, Duration notBefore);

    /**
     * Ends this connection for good: credentials or plan do not allow this stream.
     *
     * @param detail what the venue said
     */
    void refuse(String detail);
}
