package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.broker.Broker;
import io.otrep.broker.Capabilities;
import org.jspecify.annotations.Nullable;

/** A route as the loop sees it. Single-threaded. */
public final class Route {
    private final String name;
    private final Broker broker;
    private final Capabilities capabilities;
    private final Dispatcher dispatcher;
    private boolean up;
    private @Nullable Account account;
    private @Nullable AccountId bound;

    /**
     * A route that is down.
     *
     * @param broker the venue
     * @param dispatcher its outbound stage
     */
    public Route(Broker broker, Dispatcher dispatcher) {
        this.name = broker.route();
        this.broker = broker;
        this.capabilities = broker.capabilities();
        this.dispatcher = dispatcher;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The venue. */
    public Broker broker() {
        return broker;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    boolean isUp() {
        return up;
    }

    void setUp(boolean up) {
        this.up = up;
    }

    @Nullable
    Account account() {
        return account;
    }

    void setAccount(Account account) {
        this.account = account;
    }

    AccountId accountId() {
        return account == null ? AccountId.of(name, "main") : account.id();
    }

    /** The account that an earlier process traded, null if there was none. */
    public @Nullable AccountId bound() {
        return bound;
    }

    void bind(AccountId account) {
        bound = account;
    }
}
