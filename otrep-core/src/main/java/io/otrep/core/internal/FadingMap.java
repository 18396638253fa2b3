package io.otrep.core.internal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map that forgets in halves: {@link #turn} drops what was put before the last turn but one, all at once, so that nothing old is touched for each new entry.
 * Single-threaded; never iterated.
 *
 * @param <K> keys
 * @param <V> values
 */
final class FadingMap<K, V> {
    private Map<K, V> recent = new HashMap<>();
    private Map<K, V> earlier = new HashMap<>();

    @Nullable
    V get(K key) {
        V found = recent.get(key);
        return found != null || earlier.isEmpty() ? found : earlier.get(key);
    }

    void put(K key, V value) {
        recent.put(key, value);
    }

    /** What was put since the last turn becomes the earlier half; the earlier half is forgotten. */
    void turn() {
        earlier = recent;
        recent = new HashMap<>((int) (earlier.size() / 0.75) + 1);
    }
}
