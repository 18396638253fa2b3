package io.otrep.account;

import java.util.Objects;

/**
 * An account at a venue, reached through a route. Immutable and thread-safe.
 *
 * @param route the route's name
 * @param number the venue's name of the account, for example {@code 101-004-1234567-001}; masked by {@link #toString()}
 */
public record AccountId(String route, String number) implements Comparable<AccountId> {

    /** Checks that both are there. */
    public AccountId {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(number, "number");
        if (route.isEmpty() || number.isEmpty()) {
            throw new IllegalArgumentException(
                    "an account needs a route and a number, but was '" + route + "' and '" + number + "'");
        }
    }

    /**
     * An account.
     *
     * @param route the route's name
     * @param number the venue's name of the account
     * @return the id
     */
    public static AccountId of(String route, String number) {
        return new AccountId(route, number);
    }

    @Override
    public int compareTo(AccountId other) {
        int byRoute = route.compareTo(other.route);
        return byRoute != 0 ? byRoute : number.compareTo(other.number);
    }

    /** Route and the last characters of the number, for example {@code oanda:…-001}. */
    @Override
    public String toString() {
        return route + ":" + (number.length() <= 4 ? number : "…" + number.substring(number.length() - 4));
    }
}
