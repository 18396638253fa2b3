package io.otrep.alpaca;

import io.otrep.broker.support.Secret;
import java.util.Objects;

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
     * @param keyId the API key id, not blank
     * @param secretKey the secret key, not blank
     * @return the credentials
     */
    public static LiveKeys of(String keyId, String secretKey) {
        return new LiveKeys(Secret.of(keyId), Secret.of(secretKey));
    }
}
