package io.otrep.store;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Small values that processes share: get, compare-and-set, and leases with a fencing token. Thread-safe; may block on I/O. A store that
 * cannot be reached throws {@link StoreException}.
 */
public interface StateStore extends AutoCloseable {
    /**
     * A value.
     *
     * @param key its name
     * @return the value, if there is one
     */
    Optional<String> get(String key);

    /**
     * Sets a value if it is what the caller believes it to be.
     *
     * @param key its name
     * @param expected what it must be now; null if there must be none
     * @param value what it becomes; null takes it away
     * @return whether it was set
     */
    boolean compareAndSet(String key, @Nullable String expected, @Nullable String value);

    /**
     * Takes or keeps a lease. A holder that calls again before it runs out keeps its token.
     *
     * @param name what is owned
     * @param holder who wants it
     * @param term how long, above 0
     * @return the lease, empty while somebody else holds it
     */
    Optional<Lease> lease(String name, String holder, Duration term);

    /**
     * Gives a lease back.
     *
     * @param lease the lease; nothing happens if somebody else has it by now
     */
    void release(Lease lease);

    /**
     * A lease.
     *
     * @param name what is owned
     * @param holder who owns it
     * @param token grows with every new holder: what carries an older one is stale
     */
    record Lease(String name, String holder, long token) {}

    @Override
    void close();
}
