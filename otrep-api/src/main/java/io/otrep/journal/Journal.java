package io.otrep.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Records in order, safe on disk when told so. One thread writes (the outbound stage, never the engine loop); reading is done before
 * writing begins. A failed write leaves the journal as it was before.
 */
public interface Journal extends AutoCloseable {
    /**
     * Adds a record. It is safe only after the next {@link #sync()}.
     *
     * @param type what kind of record, from 1 to 255
     * @param payload its bytes, from position to limit
     * @return the record's number, from 1, one more each time
     * @throws IOException if it cannot be written
     */
    long append(int type, ByteBuffer payload) throws IOException;

    /**
     * Waits until all records so far survive a power cut.
     *
     * @throws IOException if that cannot be promised
     */
    void sync() throws IOException;

    /**
     * Reads what is there.
     *
     * @param fromSequence the first record's number, inclusive
     * @param reader takes each record in order
     * @throws IOException if a record other than the last is damaged, naming where
     */
    void read(long fromSequence, Reader reader) throws IOException;

    /** Takes records. */
    @FunctionalInterface
    interface Reader {
        /**
         * A record.
         *
         * @param sequence its number
         * @param type what kind of record
         * @param payload its bytes; valid during the call only
         */
        void onRecord(long sequence, int type, ByteBuffer payload);
    }

    @Override
    void close() throws IOException;
}
