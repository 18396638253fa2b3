package io.otrep.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Records in order, safe on disk when told so. Called by one thread (the outbound stage, never the engine loop). A failed
 * write leaves the journal as it was before; after a failed {@link #sync()} it takes nothing more.
 *
 * <p>After a restart, {@code read(checkpointSequence(), reader)} gives what recovery needs: the last snapshot and all after it.
 */
public interface Journal extends AutoCloseable {
    /**
     * Adds a record. It is safe only after the next {@link #sync()}.
     *
     * @param type what kind of record, from 1 to 255
     * @param payload its bytes, from position to limit; the position is left where it was
     * @return the record's number, from 1, one more each time
     * @throws JournalFullException if there is no room, or only the room kept for urgent records
     * @throws IOException if it cannot be written
     */
    long append(int type, ByteBuffer payload) throws IOException;

    /**
     * Adds a record that must find room when others no longer do (a cancel, a halt, a flatten): it may use what was kept back
     * for this. Otherwise like {@link #append}.
     *
     * @param type what kind of record, from 1 to 255
     * @param payload its bytes, from position to limit; the position is left where it was
     * @return the record's number, from 1, one more each time
     * @throws JournalFullException if what was kept back is used up too
     * @throws IOException if it cannot be written
     */
    long appendUrgent(int type, ByteBuffer payload) throws IOException;

    /**
     * Waits until all records so far survive a power cut.
     *
     * @throws IOException if that cannot be promised; the journal then takes nothing more until it is opened anew
     */
    void sync() throws IOException;

    /**
     * Adds a record that stands for everything before it, and makes it safe before it returns. Recovery begins here from now
     * on; older records may be removed by the journal's rule of retention.
     *
     * @param type what kind of record, from 1 to 255
     * @param snapshot its bytes, from position to limit; the position is left where it was
     * @return the record's number
     * @throws IOException if it cannot be made safe; the last checkpoint then stays the one before
     */
    long checkpoint(int type, ByteBuffer snapshot) throws IOException;

    /**
     * The journal's own id, from which the ids of its orders are derived: the same for its whole life.
     *
     * @return the id
     */
    UUID namespace();

    /**
     * The last checkpoint.
     *
     * @return its record's number, 0 when there is none
     */
    long checkpointSequence();

    /**
     * The last record.
     *
     * @return its number, 0 when there is none
     */
    long lastSequence();

    /**
     * Reads what is there, also what is not yet safe.
     *
     * @param fromSequence the first record's number, inclusive; 0 or one that was removed long ago begins at the oldest kept
     * @param reader takes each record in order
     * @throws IOException if a record is damaged, naming where; those before it have been handed over
     */
    void read(long fromSequence, Reader reader) throws IOException;

    /**
     * Reads all that is kept, oldest first, on another thread than the one that writes, and without hindering it.
     *
     * @param reader takes each record that was synced before the call, and perhaps later ones
     * @return false if this journal cannot be read so; nothing was handed over then
     * @throws IOException if a record is damaged, naming where
     */
    default boolean readBeside(Reader reader) throws IOException {
        return false;
    }

    /** Takes records. */
    @FunctionalInterface
    interface Reader {
        /**
         * A record.
         *
         * @param sequence its number
         * @param type what kind of record
         * @param payload its bytes, read-only; valid during the call only
         */
        void onRecord(long sequence, int type, ByteBuffer payload);
    }

    @Override
    void close() throws IOException;
}
