package io.otrep.broker.support.stream;

import io.otrep.broker.BrokerException;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * A venue's stream: what to send when, and what its frames mean. The session calls all methods on its one delivery thread, so a protocol needs
 * no locks. It must not block. What it throws while the stream is up counts as a gap; thrown before that, it ends the attempt.
 */
public interface StreamProtocol {
    /**
     * Where to connect. Asked before every attempt, so that it may fetch a fresh token; the stage may be completed by any thread. A
     * {@link BrokerException} in it is judged by {@link #onEnd}.
     *
     * @param topics all that should be subscribed to, for venues that want it in the address
     */
    CompletionStage<StreamRequest> request(Collection<Topic> topics);

    /**
     * The socket is open. Send the credentials, or wait for the venue's welcome, or, where the headers said it all, call
     * {@link StreamLink#authenticated}.
     *
     * @param link the session
     */
    void onOpen(StreamLink link);

    /**
     * Ask for topics: all of them while {@link StreamPhase#SUBSCRIBING}, where {@link StreamLink#subscribed} is due when the venue has
     * agreed; the added ones later. Called only with topics.
     *
     * @param added what to ask for
     * @param link the session
     */
    void subscribe(Collection<Topic> added, StreamLink link);

    /**
     * Ask no more for topics. Called only while up.
     *
     * @param removed what to end
     * @param link the session
     */
    void unsubscribe(Collection<Topic> removed, StreamLink link);

    /**
     * A frame came.
     *
     * @param frame the frame; valid during the call
     * @param link the session
     */
    void onFrame(StreamFrame frame, StreamLink link);

    /**
     * It is time for the venue's own ping; see {@link StreamConfig.Builder#pingEvery}. Called only while up.
     *
     * @param link the session
     */
    default void onPing(StreamLink link) {}

    /**
     * A connection ended and this protocol did not end it. The default refuses on HTTP 401 and 403 and on a fatal {@link BrokerException}, and
     * waits as long as the venue asked otherwise.
     *
     * @param end how
     * @return what to do
     */
    default StreamVerdict onEnd(StreamEnd end) {
        return StreamVerdict.of(end);
    }
}
