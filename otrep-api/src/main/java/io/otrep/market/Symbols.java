package io.otrep.market;

import java.util.Objects;

/** The rule for the names of assets, instruments and routes. */
final class Symbols {
    private static final int MAX_LENGTH = 32;

    private Symbols() {}

    static String requireName(String what, String name) {
        Objects.requireNonNull(name, what);
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.chars().anyMatch(Symbols::isForbidden)) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX_LENGTH
                    + " visible ASCII characters without spaces, but was '" + name + "'");
        }
        return name;
    }

    private static boolean isForbidden(int c) {
        return c <= ' ' || c > '~';
    }
}
