package io.otrep.alpaca;

import io.otrep.broker.support.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of a paper account. A live account has other ones, of another type: {@link LiveKeys}. Masked in every text. Immutable and
 * thread-safe.
 *
 * @param keyId what Alpaca calls the API key id; begins with {@code PK}
 * @param secretKey what Alpaca calls the secret key
 */
public record PaperKeys(Secret keyId, Secret secretKey) {
    /** Checks that both are there. */
    public PaperKeys {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    /**
     * Credentials of a paper account.
     *
     * @param keyId the API key id, not blank; null, as of a variable that is not set, is refused too
     * @param secretKey the secret key, likewise
     * @return the credentials
     * @throws IllegalArgumentException naming the one that is missing
     */
    public static PaperKeys of(@Nullable String keyId, @Nullable String secretKey) {
        return new PaperKeys(Secret.of("the API key id", keyId), Secret.of("the secret key", secretKey));
    }
}
