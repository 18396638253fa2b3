package io.otrep.broker;

/** A venue that can cancel all orders of the account at once. Thread-safe; see {@link Capability#CANCEL_ALL}. */
public interface CancelAllBroker extends Broker {
    /** Asks for the end of every order of the account, others' included. Returns at once; each order has an outcome of its own. */
    void cancelAll();
}
