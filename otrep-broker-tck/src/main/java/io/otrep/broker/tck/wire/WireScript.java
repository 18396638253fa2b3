package io.otrep.broker.tck.wire;

/**
 * What a server does with one connection, from its request on. Runs on the connection's own thread; the socket is closed when it returns. For
 * example {@code c -> { c.upgrade(); c.send("hello"); c.expect("login"); c.cut(); }}.
 */
@FunctionalInterface
public interface WireScript {
    /**
     * Plays one connection.
     *
     * @param connection the client's connection; its request has been read
     * @throws Exception a fault of the play, kept by the server, unless the client or the server has gone
     */
    void play(WireConnection connection) throws Exception;
}
