package io.otrep.broker.support.http;

/** A call that has not ended. */
interface Pending {
    /** Ends it now. */
    void abort(String why);
}
