package io.otrep.broker.tck;

/** What every broker must do, whatever its capabilities are. Immutable. */
enum Duty {
    DECLARATIONS("declarations", false),
    CONNECT("connect", false),
    ACCOUNT("account", false),
    POSITIONS("positions", true),
    INSTRUMENTS("instruments", true),
    CLOCK("clock and sessions", false),
    SUBMIT("submit", true),
    CANCEL("cancel", false),
    CLIENT_ID("order by client id", false),
    ORDER_LISTS("open and closed orders", false),
    FILLS("fills and activities", true),
    REJECTS("rejects by reason", true),
    REQUEST_FAULTS("request faults", false),
    QUERY_FAULTS("query faults", false),
    FRAMES("stream frames", false),
    RECONNECT("reconnect", false),
    RATE_LIMIT("rate limit", false),
    CREDENTIALS("credentials", false),
    SHUTDOWN("shutdown", false);

    private final String words;
    private final boolean everyClass;

    Duty(String words, boolean everyClass) {
        this.words = words;
        this.everyClass = everyClass;
    }

    /** Whether instruments of another class can make a difference. */
    boolean isForEveryClass() {
        return everyClass;
    }

    String words() {
        return words;
    }
}
