package io.otrep.core.ledger;

import io.otrep.account.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers owners in the order they are met; the external one is 0. Not thread-safe. */
final class Owners {
    static final int EXTERNAL_INDEX = 0;

    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    Owners() {
        index(Position.EXTERNAL);
    }

    int index(String owner) {
        Integer found = indexes.get(owner);
        if (found != null) {
            return found;
        }
        indexes.put(owner, names.size());
        names.add(owner);
        return names.size() - 1;
    }

    int find(String owner) {
        Integer found = indexes.get(owner);
        return found == null ? -1 : found;
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
