package io.otrep.alpaca;

import io.otrep.broker.support.Secret;

/**
 * A pair of keys, of whichever account. Masked in every text. Immutable and thread-safe.
 *
 * @param keyId what Alpaca calls the API key id
 * @param secretKey what Alpaca calls the secret key
 */
record AlpacaKeys(Secret keyId, Secret secretKey) {
    static AlpacaKeys of(PaperKeys keys) {
        return new AlpacaKeys(keys.keyId(), keys.secretKey());
    }

    static AlpacaKeys of(LiveKeys keys) {
        return new AlpacaKeys(keys.keyId(), keys.secretKey());
    }
}
