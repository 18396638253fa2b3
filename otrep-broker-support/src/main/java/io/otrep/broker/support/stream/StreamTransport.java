package io.otrep.broker.support.stream;

/** Makes connections. Thread-safe. */
interface StreamTransport {
    /** Begins to connect; returns at once, the rest comes through the sink. */
    Connection connect(StreamRequest request, StreamSink sink);

    /** Ends its threads and sockets; waits for them. */
    void close();

    /** One connection, or an attempt at one. Thread-safe; nothing blocks. */
    interface Connection {
        boolean send(String text);

        boolean send(byte[] bytes);

        /** Says goodbye where the transport has words for it. */
        void close();

        /** Ends it now. */
        void cancel();
    }
}
