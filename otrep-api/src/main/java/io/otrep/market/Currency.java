package io.otrep.market;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A currency or other unit of account by its code: {@code USD}, {@code BTC}, {@code 1INCH}, {@code ETH2.S}.
 *
 * <p>The code is 1 to 12 characters, ASCII capitals, digits and dots, and starts with a capital or a digit. Two
 * currencies are equal if their codes are; what a venue calls the same money differently is for its adapter to map.
 *
 * <p>Immutable and thread-safe.
 */
public final class Currency implements Comparable<Currency> {

    /** The longest code. */
    public static final int MAX_LENGTH = 12;

    /** United States dollar. */
    public static final Currency USD = new Currency("USD");

    /** Euro. */
    public static final Currency EUR = new Currency("EUR");

    /** Pound sterling. */
    public static final Currency GBP = new Currency("GBP");

    /** Japanese yen. */
    public static final Currency JPY = new Currency("JPY");

    /** Swiss franc. */
    public static final Currency CHF = new Currency("CHF");

    private final String code;

    private Currency(String code) {
        this.code = code;
    }

    /**
     * The currency of a code.
     *
     * @param code such as {@code "USD"}; lower case is refused, not changed
     * @return the currency
     * @throws IllegalArgumentException naming the code, if it is not 1 to {@value #MAX_LENGTH} permitted characters
     */
    public static Currency of(String code) {
        Objects.requireNonNull(code, "code");
        if (!isValid(code)) {
            throw new IllegalArgumentException("\"" + code + "\" is not a currency code; use 1 to " + MAX_LENGTH
                    + " of A-Z, 0-9 and dot, not starting with a dot, such as USD");
        }
        return new Currency(code);
    }

    /**
     * The code, as given to {@link #of}.
     *
     * @return such as {@code USD}
     */
    public String code() {
        return code;
    }

    /** Orders by code. */
    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Currency that && code.equals(that.code));
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    /** The code. */
    @Override
    public String toString() {
        return code;
    }

    private static boolean isValid(String code) {
        return !code.isEmpty()
                && code.length() <= MAX_LENGTH
                && code.charAt(0) != '.'
                && code.chars().allMatch(Currency::isPermitted);
    }

    private static boolean isPermitted(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    }
}
