package io.otrep.broker.support.json;

/**
 * A document that is no JSON, or does not hold what was asked of it. The message names the path, such as {@code $.data[2].price}, the byte,
 * and what stands around it: names as they are, but every letter of a value as {@code a} and every digit as {@code 9}, so that a message
 * never tells a secret. Immutable.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final int offset;

    JsonException(String problem, JsonPlace place) {
        super(problem + " at " + place.path() + ", byte " + place.offset() + ", near " + place.excerpt());
        this.path = place.path();
        this.offset = place.offset();
    }

    /**
     * Where in the document's structure.
     *
     * @return for example {@code $.data[2].price}
     */
    public String path() {
        return path;
    }

    /**
     * Where in the document's bytes.
     *
     * @return the index of a byte, 0 for the first of the document
     */
    public int offset() {
        return offset;
    }
}
