package io.otrep.broker.tck;

/** What every broker must do, whatever its capabilities are. Immutable. */
enum Duty {
    DECLARATIONS("declarations"),
    CONNECT("connect"),
    ACCOUNT("account"),
    POSITIONS("positions"),
    INSTRUMENTS("instruments"),
    CLOCK("clock and sessions"),
    SUBMIT("submit"),
    CANCEL("cancel"),
    CLIENT_ID("order by client id"),
    ORDER_LISTS("open and closed orders"),
    FILLS("fills and activities"),
    REJECTS("rejects by reason"),
    REQUEST_FAULTS("request faults"),
    QUERY_FAULTS("query faults"),
    FRAMES("stream frames"),
    RECONNECT("reconnect"),
    RATE_LIMIT("rate limit"),
    CREDENTIALS("credentials"),
    SHUTDOWN("shutdown");

    private final String words;

    Duty(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
