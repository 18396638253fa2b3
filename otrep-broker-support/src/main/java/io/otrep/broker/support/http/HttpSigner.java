package io.otrep.broker.support.http;

/**
 * Puts credentials on a request just before it leaves. Called once for each attempt, on a thread of the session, maybe on several at once.
 * What it throws ends the attempt before a byte has left.
 */
@FunctionalInterface
public interface HttpSigner {
    /**
     * Signs.
     *
     * @param draft what will leave; takes headers and, for venues that sign inside the body, another body
     */
    void sign(HttpDraft draft);
}
