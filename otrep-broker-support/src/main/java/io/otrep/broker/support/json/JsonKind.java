package io.otrep.broker.support.json;

/** What a value is, told by its first byte. Immutable. */
public enum JsonKind {
    /** Begins with a brace. */
    OBJECT,
    /** Begins with a bracket. */
    ARRAY,
    /** In quotes. */
    STRING,
    /** Digits, perhaps with a sign, a point, an exponent. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** {@code null}. */
    NULL
}
