package io.otrep.broker.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A text that nobody may read in a log: an API key, a token, a password. Every text form of it is {@code ***}; {@link #reveal} alone gives it
 * out, at the place where it goes onto the wire. It cannot be serialised. Immutable and thread-safe.
 */
public final class Secret {
    private static final String MASK = "***";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * A secret.
     *
     * @param value the text, not blank; null, as of a variable that is not set, is refused too
     * @return the secret
     * @throws IllegalArgumentException if there is no text, or a blank one
     */
    public static Secret of(@Nullable String value) {
        return of("a secret", value);
    }

    /**
     * A secret with a name for the complaint.
     *
     * @param what for example {@code the secret key}
     * @param value the text, not blank; null, as of a variable that is not set, is refused too
     * @return the secret
     * @throws IllegalArgumentException if there is no text, or a blank one
     */
    public static Secret of(String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be " + (value == null ? "null" : "blank")
                    + "; check that the variable or file that it is read from is there");
        }
        return new Secret(value);
    }

    /**
     * The text itself. Call it only where the text goes onto the wire or into a signature.
     *
     * @return the text
     */
    public String reveal() {
        return value;
    }

    /**
     * A text with every occurrence of this secret masked.
     *
     * @param text such as the words of a venue
     * @return the text without the secret
     */
    public String maskedIn(String text) {
        return text.replace(value, MASK);
    }

    /** Compares in a time that does not tell how much of both agrees. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** The same for all secrets: a hash of a short secret would tell it. */
    @Override
    public int hashCode() {
        return 0x5EC;
    }

    /** Three stars, whatever the secret. */
    @Override
    public String toString() {
        return MASK;
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
