package io.otrep.alpaca;

import io.otrep.broker.support.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of an account with real money. Nothing that trades on paper takes them. Masked in every text. Immutable and thread-safe.
 *
 * @param keyId what Alpaca calls the API key id; begins with {@code AK}
 * @param secretKey what Alpaca calls the secret key
 */
public record LiveKeys(Secret keyId, Secret secretKey) {
    /** Checks that both are there. */
    public LiveKeys {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    /**
     * Credentials of an account with real money.
     *
     * @param keyId the API key id, not blank; null, as of a variable that is not set, is refused too
     * @param secretKey the secret key, likewise
     * @return the credentials
     * @throws IllegalArgumentException naming the one that is missing
     */
    public static LiveKeys of(@Nullable String keyId, @Nullable String secretKey) {
        return new LiveKeys(Secret.of("the API key id", keyId), Secret.of("the secret key", secretKey));
    }
}
