package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.broker.Broker;
import io.otrep.broker.Capabilities;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A route as the loop sees it. Single-threaded, but for {@link #isUp()}. */
public final class Route {
    private final String name;
    private final @Nullable Broker broker;
    private final Capabilities capabilities;
    private final Dispatcher dispatcher;
    private final RouteMemory memory = new RouteMemory();
    private volatile boolean up;
    private boolean reconciled = true;
    private boolean compared;

    /**
     * A route that is down.
     *
     * @param broker the venue
     * @param dispatcher its outbound stage
     */
    public Route(Broker broker, Dispatcher dispatcher) {
        this(broker.route(), broker.capabilities(), broker, dispatcher);
    }

    private Route(String name, Capabilities capabilities, @Nullable Broker broker, Dispatcher dispatcher) {
        this.name = name;
        this.capabilities = capabilities;
        this.broker = broker;
        this.dispatcher = dispatcher;
    }

    /** A route as it was, whose venue is not asked again. */
    public static Route replayed(String name, Capabilities capabilities, Dispatcher dispatcher) {
        return new Route(name, capabilities, null, dispatcher);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The venue. */
    public Broker broker() {
        return Objects.requireNonNull(broker, "a replayed route has no venue");
    }

    Capabilities capabilities() {
        return capabilities;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Whether its order stream is up. Any thread. */
    public boolean isUp() {
        return up;
    }

    /** A route that is compared with its venue is compared anew after its stream came up, and does not trade before. */
    void setUp(boolean up) {
        reconciled &= !(compared && up && !this.up);
        this.up = up;
    }

    /** Whether books and orders are known to be the venue's; always true where nobody reconciles, as in a backtest. */
    boolean isReconciled() {
        return reconciled;
    }

    /** Everything before this time is in the books. */
    long knownUntilNanos() {
        return memory.knownUntilNanos;
    }

    /** It is not traded before it has been compared with its venue. */
    public void awaitReconciliation() {
        compared = true;
        reconciled = false;
    }

    void setReconciled(boolean reconciled, long knownUntilNanos) {
        this.reconciled = reconciled;
        memory.knownUntilNanos = Math.max(memory.knownUntilNanos, knownUntilNanos);
    }

    /** Loop time at which its books were opened with what the venue held, {@link Long#MIN_VALUE} if they were not. */
    long openedNanos() {
        return memory.openedNanos;
    }

    void setOpened(long timeNanos) {
        memory.openedNanos = timeNanos;
        memory.knownUntilNanos = Math.max(memory.knownUntilNanos, timeNanos);
    }

    /** What outlives a restart. */
    RouteMemory memory() {
        return memory;
    }

    @Nullable
    Account account() {
        return memory.account;
    }

    void setAccount(Account account) {
        memory.account = account;
    }

    AccountId accountId() {
        Account seen = memory.account;
        return seen == null ? AccountId.of(name, "main") : seen.id();
    }

    /** The account that an earlier process traded, null if there was none. */
    public @Nullable AccountId bound() {
        return memory.bound;
    }

    void bind(AccountId account) {
        memory.bound = account;
    }
}
