package io.otrep.broker.support.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt on the wire: an answer or a failure. Immutable.
 *
 * @param reply the whole answer, null if there is none
 * @param failure why there is none, null if there is one
 * @param sent whether a byte of the request may have left
 * @param ours whether we gave up before a byte had left, which says nothing of the venue
 */
record Delivery(@Nullable HttpReply reply, @Nullable IOException failure, boolean sent, boolean ours) {
    static Delivery of(HttpReply reply) {
        return new Delivery(reply, null, true, false);
    }

    static Delivery failed(IOException failure, boolean sent) {
        return new Delivery(null, failure, sent, false);
    }

    static Delivery abandoned(IOException failure, boolean sent) {
        return new Delivery(null, failure, sent, !sent);
    }
}
