package io.otrep.broker.support.http;

import io.otrep.broker.support.Secret;
import java.net.URI;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A request on its way out, to be signed. Single-threaded: a signer uses it within its call. */
public final class HttpDraft {
    private final Request request;
    private final Request.Builder signed;
    private byte @Nullable [] body;

    HttpDraft(Request request, byte @Nullable [] body) {
        this.request = request;
        this.signed = request.newBuilder();
        this.body = body;
    }

    /**
     * The method.
     *
     * @return such as {@code POST}
     */
    public String method() {
        return request.method();
    }

    /**
     * The whole URL.
     *
     * @return with its parameters
     */
    public URI uri() {
        return request.url().uri();
    }

    /**
     * The body as it stands.
     *
     * @return a copy of its bytes, none if there is no body
     */
    public byte[] body() {
        return body == null ? new byte[0] : body.clone();
    }

    /**
     * Sets a header.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public HttpDraft header(String name, String value) {
        signed.header(name, value);
        return this;
    }

    /**
     * Sets a header to a secret.
     *
     * @param name its name
     * @param value its value
     * @return this
     * @throws IllegalArgumentException if no header may hold it, in words that do not show it
     */
    public HttpDraft header(String name, Secret value) {
        try {
            return header(name, value.reveal());
        } catch (IllegalArgumentException showsIt) {
            throw new IllegalArgumentException(
                    "the secret for " + name
                            + " holds a character that no header may hold, such as the end of a line; check where it is read from");
        }
    }

    /**
     * Puts another body in place of the one there.
     *
     * @param contentType such as {@code application/x-www-form-urlencoded}
     * @param bytes as they leave
     * @return this
     */
    public HttpDraft body(String contentType, byte[] bytes) {
        body = bytes.clone();
        signed.method(request.method(), RequestBody.create(bytes, MediaType.get(contentType)));
        return this;
    }

    Request signed() {
        return signed.build();
    }
}
