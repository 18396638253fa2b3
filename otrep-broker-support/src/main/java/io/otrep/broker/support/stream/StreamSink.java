package io.otrep.broker.support.stream;

/** Where a connection's reader puts what it sees. Thread-safe; never blocks. */
interface StreamSink {
    void opened();

    /** A {@code String}, an {@code okio.ByteString} or a {@code byte[]}; false when no more is wanted. */
    boolean frame(Object payload);

    void ended(StreamEnd end);
}
