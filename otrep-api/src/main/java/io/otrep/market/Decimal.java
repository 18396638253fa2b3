package io.otrep.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal number for everything that binds money: order quantity, limit price, fill, fee, cash and cost.
 *
 * <p>A value is {@code unscaled / 10^scale}. Up to 18 digits and 18 decimal places (and a little beyond) it is
 * <em>compact</em>, one {@code long} and one {@code int}, and the usual operations cost a few instructions and one
 * object. Beyond that it turns by itself into a wide form on {@link BigInteger} and shrinks back as soon as it fits, so
 * arithmetic neither rounds nor overflows: {@code 9223372036854775807 + 1} is {@code 9223372036854775808}. The memory
 * of the machine is the only bound on results; input is bounded to {@value #MAX_PRECISION} digits and
 * {@value #MAX_SCALE} decimal places.
 *
 * <p>The form is canonical to everyone who looks. There are no trailing zeros behind the point and no negative scale:
 * {@code 1.50} equals {@code 1.5}, {@code 1E+2} is {@code 100} with scale 0, and every zero is {@link #ZERO}. Two equal
 * numbers are therefore equal objects with equal hash codes, {@code compareTo} agrees with {@code equals}, and
 * {@link #toString()} never shows an exponent. Inside, a compact result may carry zeros along: they are dropped when
 * somebody asks, which few results live to see. Compare with {@code equals}, not field by field.
 *
 * <p>Rounding happens only where a scale and a {@link RoundingMode} are given: {@link #dividedBy}, {@link #rounded},
 * {@link #toMultipleOf} and {@link #nearest}. There is no other way in from a {@code double} than {@code nearest},
 * which asks for the instrument's tick.
 *
 * <p>Immutable and thread-safe.
 */
public sealed class Decimal implements Comparable<Decimal> {

    /** The most digits a number may have at input: 38, as in a SQL {@code DECIMAL(38)}. */
    public static final int MAX_PRECISION = 38;

    /** The most decimal places a number may have at input, and a quotient may be asked for: 38. */
    public static final int MAX_SCALE = 38;

    /** Zero, the only instance of it. */
    public static final Decimal ZERO = new Decimal(0, 0);

    /** One. */
    public static final Decimal ONE = new Decimal(1, 0);

    /** Ten. */
    public static final Decimal TEN = new Decimal(10, 0);

    /** One hundred. */
    public static final Decimal HUNDRED = new Decimal(100, 0);

    private static final int COMPACT_PLACES = 18;

    /** More than 18 digits, and such that two compact numbers of equal scale add up within {@code long}. */
    private static final long COMPACT_LIMIT = Long.MAX_VALUE / 2;

    private static final double MOST_TICKS = 1e18;
    private static final int CACHED_INTEGERS = 128;
    private static final Decimal[] SMALL = smallIntegers();

    /** The unscaled value when compact, with up to {@code places} zeros too many; otherwise its low 64 bits. */
    private final long digits;

    /** Decimal places of {@code digits}; of a wide number the complement of its places, which is negative. */
    private final int places;

    private Decimal(long digits, int places) {
        this.digits = digits;
        this.places = places;
    }

    /** A number that does not fit the compact form. A class of its own keeps the others small: 24 bytes. */
    private static final class Wide extends Decimal {

        /** The unscaled value without zeros too many. */
        private final BigInteger unscaled;

        Wide(BigInteger unscaled, int places) {
            super(unscaled.longValue(), ~places);
            this.unscaled = unscaled;
        }
    }

    // ---------------------------------------------------------------- creation

    /**
     * A whole number; every {@code long} is accepted.
     *
     * @param value the number, such as 250
     * @return the decimal, {@code 250}
     */
    public static Decimal of(long value) {
        return value >= 0 && value < CACHED_INTEGERS ? SMALL[(int) value] : canonical(value, 0);
    }

    /**
     * The number {@code unscaled / 10^scale}: {@code of(12345, 2)} is {@code 123.45}.
     *
     * @param unscaled the digits with their sign, any {@code long}
     * @param scale decimal places, 0 to {@value #MAX_SCALE}
     * @return the decimal
     * @throws IllegalArgumentException if the scale is out of range
     */
    public static Decimal of(long unscaled, int scale) {
        checkScale(scale);
        return canonical(unscaled, scale);
    }

    /**
     * The same number as a {@link BigDecimal}: {@code 1.50} becomes {@code 1.5}, {@code 1E+2} becomes {@code 100}.
     *
     * @param value at most {@value #MAX_PRECISION} digits and {@value #MAX_SCALE} decimal places, not counting
     *     trailing zeros behind the point
     * @return the decimal
     * @throws IllegalArgumentException naming the value and the limit it breaks
     */
    public static Decimal of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        DecimalText.checkLimits(value, stripped.signum() == 0 ? 0 : stripped.precision(), stripped.scale());
        return canonical(stripped.setScale(Math.max(0, stripped.scale())));
    }

    /**
     * Reads a number in plain or scientific notation: {@code "-0.5"}, {@code "+100"}, {@code ".5"}, {@code "1E+2"}.
     *
     * @param text a sign or none, ASCII digits with at most one point, an exponent or none; no spaces
     * @return the decimal
     * @throws IllegalArgumentException naming the text, if it is no such number or exceeds {@value #MAX_PRECISION}
     *     digits or {@value #MAX_SCALE} decimal places, not counting trailing zeros behind the point
     */
    public static Decimal parse(CharSequence text) {
        return DecimalText.parse(text, 0, text.length());
    }

    /**
     * Reads a number out of a longer text, as {@link #parse(CharSequence)} does, without copying it.
     *
     * @param text the text, such as {@code "px=101.25;"}
     * @param from index of the first character, such as 3
     * @param to index behind the last character, such as 9
     * @return the decimal, {@code 101.25}
     * @throws IllegalArgumentException naming the part of the text, as {@link #parse(CharSequence)} does
     * @throws IndexOutOfBoundsException if the range is not inside the text
     */
    public static Decimal parse(CharSequence text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        return DecimalText.parse(text, from, to);
    }

    /**
     * Reads a number from ASCII bytes, such as a token of a JSON document, as {@link #parse(CharSequence)} does. A
     * number without exponent and of at most 18 digits is read without any allocation but the result.
     *
     * @param ascii the bytes
     * @param from index of the first byte
     * @param to index behind the last byte
     * @return the decimal
     * @throws IllegalArgumentException naming the text, as {@link #parse(CharSequence)} does
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    public static Decimal parse(byte[] ascii, int from, int to) {
        Objects.checkFromToIndex(from, to, ascii.length);
        return DecimalText.parse(ascii, from, to);
    }

    /**
     * The multiple of an instrument's tick (or step) that a measured {@code double} means. This is the one place where
     * a {@code double} becomes an obligation.
     *
     * <p>The count of ticks is {@code value / tick}, computed in {@code double}. Arithmetic on measurements leaves
     * dust, so a count within 1e-9 of a whole or a half tick, or within 2^-50 of its size (some four units in its
     * last place) where that is more, is taken as exactly that; only then does the rounding mode decide. With tick 0.1, {@code 0.1 + 0.2} (which
     * is 0.30000000000000004) gives 0.3 under {@code CEILING} as well as under {@code FLOOR}; with tick 0.01, 1.005
     * gives 1.01 under {@code HALF_UP} although the nearest {@code double} lies below 1.005. The text form of a
     * {@code double}, which differs between JDKs, plays no part.
     *
     * @param value the measurement, finite, less than 10^18 ticks away from zero
     * @param tick the smallest step, positive, such as 0.01
     * @param mode how a count between two ticks is settled; {@code UNNECESSARY} demands a whole count
     * @return a multiple of the tick
     * @throws IllegalArgumentException if the value is NaN, infinite or too large for the tick, or the tick is not
     *     positive
     * @throws ArithmeticException if the mode is {@code UNNECESSARY} and the value is between two ticks
     */
    public static Decimal nearest(double value, Decimal tick, RoundingMode mode) {
        tick.checkPositive("tick");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "value must be finite to be a multiple of tick " + tick + " but is " + value);
        }
        double ticks = value / tick.toDouble();
        if (!(Math.abs(ticks) < MOST_TICKS)) {
            throw new IllegalArgumentException(
                    "value " + value + " is 10^18 ticks of " + tick + " or more; check its unit");
        }
        return tick.times(DecimalRounding.count(ticks, mode));
    }

    // ---------------------------------------------------------------- arithmetic

    /**
     * The exact sum: {@code 0.1 + 0.2} is {@code 0.3}.
     *
     * @param other the number to add
     * @return the sum
     */
    public Decimal plus(Decimal other) {
        if (isWideWith(other)) {
            return canonical(raw().add(other.raw()));
        }
        if (digits == 0 || other.digits == 0) {
            return digits == 0 ? other : this;
        }
        return sum(digits, places, other.digits, other.places);
    }

    /**
     * The exact difference: {@code 1 - 0.01} is {@code 0.99}.
     *
     * @param other the number to subtract
     * @return the difference
     */
    public Decimal minus(Decimal other) {
        if (isWideWith(other)) {
            return canonical(raw().subtract(other.raw()));
        }
        if (other.digits == 0) {
            return this;
        }
        return sum(digits, places, -other.digits, other.places);
    }

    /**
     * The exact product: {@code 101.25 * 0.4} is {@code 40.5}.
     *
     * @param other the number to multiply by
     * @return the product
     */
    public Decimal times(Decimal other) {
        if (other.isOne()) {
            return this; // a multiplier of 1 is the usual one
        }
        if (!isWideWith(other)) {
            long product = digits * other.digits;
            if (Math.multiplyHigh(digits, other.digits) == product >> 63) {
                return compact(product, places + other.places);
            }
        }
        return canonical(raw().multiply(other.raw()));
    }

    /**
     * This number and an exact product, in one step and without a number between: {@code 0.5} and {@code 0.25 * 3} is {@code 1.25}. Books add prices times
     * quantities all the time.
     *
     * @param factor the one factor
     * @param other the other factor
     * @return {@code this + factor * other}
     */
    public Decimal plusProduct(Decimal factor, Decimal other) {
        int finer = places - factor.places - other.places;
        if ((places | factor.places | other.places) >= 0 && finer >= 0) { // what books do all the time
            long product = factor.digits * other.digits;
            boolean exact = Math.multiplyHigh(factor.digits, other.digits) == product >> 63;
            if (exact && PowersOfTen.fits(product, finer)) {
                long sum = digits + product * PowersOfTen.of(finer);
                return isCompact(sum) ? new Decimal(sum, places) : canonical(sum, places);
            }
        }
        return plus(factor.times(other));
    }

    /**
     * The exact product with a whole number: {@code 0.25 * 3} is {@code 0.75}.
     *
     * @param count the number to multiply by, any {@code long}
     * @return the product
     */
    public Decimal times(long count) {
        if (isCompact()) {
            long product = digits * count;
            if (Math.multiplyHigh(digits, count) == product >> 63) {
                return compact(product, places);
            }
        }
        return canonical(raw().multiply(BigDecimal.valueOf(count)));
    }

    /**
     * The quotient, rounded once from its exact value: {@code 2 / 3} to 4 places {@code HALF_UP} is {@code 0.6667}.
     *
     * @param divisor the number to divide by, not zero
     * @param scale decimal places of the result, 0 to {@value #MAX_SCALE}
     * @param mode how the rest is settled
     * @return the quotient with at most so many places
     * @throws ArithmeticException if the divisor is zero, or the mode is {@code UNNECESSARY} and there is a rest
     * @throws IllegalArgumentException if the scale is out of range
     */
    public Decimal dividedBy(Decimal divisor, int scale, RoundingMode mode) {
        checkScale(scale);
        if (divisor.isZero()) {
            throw new ArithmeticException("cannot divide " + this + " by zero");
        }
        int shift = scale + divisor.places - places;
        if (!isWideWith(divisor) && Math.abs(shift) <= COMPACT_PLACES) {
            int up = Math.max(0, shift);
            int down = Math.max(0, -shift);
            if (PowersOfTen.fits(digits, up) && PowersOfTen.fits(divisor.digits, down)) {
                long dividend = digits * PowersOfTen.of(up);
                long by = divisor.digits * PowersOfTen.of(down);
                return compact(DecimalRounding.divide(dividend, by, mode), scale);
            }
        }
        return canonical(raw().divide(divisor.raw(), scale, mode));
    }

    /**
     * This number with at most so many decimal places: {@code 1.005} to 2 places {@code HALF_UP} is {@code 1.01}.
     *
     * @param scale decimal places to keep, 0 or more; a number that has no more is returned as it is
     * @param mode how the rest is settled
     * @return the rounded number
     * @throws IllegalArgumentException if the scale is negative
     * @throws ArithmeticException if the mode is {@code UNNECESSARY} and digits would be lost
     */
    public Decimal rounded(int scale, RoundingMode mode) {
        if (scale < 0) {
            throw new IllegalArgumentException(
                    "scale must be 0 or more but is " + scale + "; use toMultipleOf to round to tens or hundreds");
        }
        if (this instanceof Wide wide) {
            return scale >= wide.scale() ? this : canonical(raw().setScale(scale, mode));
        }
        if (scale >= places) {
            return this;
        }
        return compact(DecimalRounding.divide(digits, PowersOfTen.of(places - scale), mode), scale);
    }

    /**
     * This number snapped to a whole multiple of a step, exactly: {@code 101.13} to a tick of {@code 0.25} is
     * {@code 101} under {@code DOWN} and {@code 101.25} under {@code HALF_UP}.
     *
     * @param step the tick of a price or the step of a quantity, positive
     * @param mode how a number between two multiples is settled
     * @return the multiple
     * @throws IllegalArgumentException if the step is not positive
     * @throws ArithmeticException if the mode is {@code UNNECESSARY} and this is no multiple
     */
    public Decimal toMultipleOf(Decimal step, RoundingMode mode) {
        step.checkPositive("step");
        if (!isWideWith(step)) {
            int common = Math.max(places, step.places);
            if (fits(common) && step.fits(common)) {
                long by = step.aligned(common);
                return compact(DecimalRounding.divide(aligned(common), by, mode) * by, common);
            }
        }
        BigDecimal by = step.raw();
        return canonical(raw().divide(by, 0, mode).multiply(by));
    }

    /**
     * Whether this is a whole multiple of a step: {@code 0.75} is one of {@code 0.25}, {@code 0.8} is not, zero always
     * is.
     *
     * @param step the tick or step, positive
     * @return true if a whole number of steps makes this number
     * @throws IllegalArgumentException if the step is not positive
     */
    public boolean isMultipleOf(Decimal step) {
        step.checkPositive("step");
        if (!isWideWith(step)) {
            if (step.digits == 1 && places <= step.places) {
                return true; // 0.01, 1: no division needed
            }
            int common = Math.max(places, step.places);
            if (fits(common) && step.fits(common)) {
                return aligned(common) % step.aligned(common) == 0;
            }
        }
        return raw().remainder(step.raw()).signum() == 0;
    }

    /**
     * This number with the other sign.
     *
     * @return {@code -this}
     */
    public Decimal negate() {
        if (this instanceof Wide wide) {
            return new Wide(wide.unscaled.negate(), wide.scale());
        }
        return digits == 0 ? this : new Decimal(-digits, places);
    }

    /**
     * The distance from zero.
     *
     * @return this number without its sign
     */
    public Decimal abs() {
        return isNegative() ? negate() : this;
    }

    // ---------------------------------------------------------------- questions

    /**
     * The sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return this instanceof Wide wide ? wide.unscaled.signum() : Long.signum(digits);
    }

    /**
     * Whether this is zero.
     *
     * @return true for {@link #ZERO}
     */
    public boolean isZero() {
        return signum() == 0;
    }

    /**
     * Whether this is above zero.
     *
     * @return true if more than zero
     */
    public boolean isPositive() {
        return signum() > 0;
    }

    /**
     * Whether this is below zero.
     *
     * @return true if less than zero
     */
    public boolean isNegative() {
        return signum() < 0;
    }

    /** Compares by number, in agreement with {@link #equals}. */
    @Override
    public int compareTo(Decimal other) {
        return isWideWith(other) ? raw().compareTo(other.raw()) : compareCompact(other);
    }

    /**
     * The smaller of two numbers.
     *
     * @param other the other number
     * @return this if it is less than or equal to the other, otherwise the other
     */
    public Decimal min(Decimal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * The larger of two numbers.
     *
     * @param other the other number
     * @return this if it is more than or equal to the other, otherwise the other
     */
    public Decimal max(Decimal other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * Decimal places: 2 for {@code 123.45}, 0 for {@code 100}, never negative.
     *
     * @return the places behind the point
     */
    public int scale() {
        return isCompact() ? places - zeros() : ~places;
    }

    /**
     * Digits of the unscaled value: 5 for {@code 123.45}, 3 for {@code 100}, 1 for {@code 0.001} and for zero.
     *
     * @return the count of digits, 1 or more
     */
    public int precision() {
        return isCompact() ? PowersOfTen.digits(unscaledLong()) : raw().precision();
    }

    /**
     * Whether the number lives in one {@code long}: sure up to 18 digits and 18 decimal places, and never beyond 18
     * places or an unscaled value of {@code Long.MAX_VALUE / 2}.
     *
     * @return true if {@link #unscaledLong()} is available
     */
    public boolean isCompact() {
        return places >= 0;
    }

    // ---------------------------------------------------------------- ways out

    /**
     * The digits of a compact number with their sign: 12345 for {@code 123.45}. With {@link #scale()} it identifies the
     * number, for a digest or a wire format.
     *
     * @return the unscaled value
     * @throws ArithmeticException if the number is not {@linkplain #isCompact() compact}
     */
    public long unscaledLong() {
        if (!isCompact()) {
            throw new ArithmeticException(this + " does not fit one long and 18 decimal places; ask isCompact first");
        }
        return digits / PowersOfTen.of(zeros());
    }

    /**
     * This number as a {@code long}.
     *
     * @return the whole number
     * @throws ArithmeticException if it has decimal places or is outside the range of {@code long}
     */
    public long toLongExact() {
        if (scale() > 0 || (this instanceof Wide wide && wide.unscaled.bitLength() > 63)) {
            throw new ArithmeticException(this + " is not a whole number within the range of long");
        }
        return isCompact() ? unscaledLong() : digits;
    }

    /**
     * The nearest {@code double}, ties to even: what a measurement may use. Up to 2^53 in the unscaled value it costs
     * one division.
     *
     * @return the correctly rounded value, infinite beyond the range of {@code double}
     */
    public double toDouble() {
        if (isCompact() && PowersOfTen.isExactDouble(digits)) {
            return digits / PowersOfTen.asDouble(places);
        }
        return toBigDecimal().doubleValue();
    }

    /**
     * The same number as a {@link BigDecimal} of the same scale.
     *
     * @return the number
     */
    public BigDecimal toBigDecimal() {
        return isCompact() ? BigDecimal.valueOf(unscaledLong(), scale()) : raw();
    }

    /**
     * Appends the text of {@link #toString()}; a compact number is written without allocation.
     *
     * @param target where the text goes
     * @return the target
     */
    public StringBuilder appendTo(StringBuilder target) {
        return isCompact() ? DecimalText.append(target, unscaledLong(), scale()) : target.append(raw().toPlainString());
    }

    /**
     * Plain text without exponent, such as {@code -1234.5} or {@code 0.00000001}, which {@link #parse(CharSequence)}
     * reads back. A result beyond the limits of input must be {@linkplain #rounded rounded} before it is written.
     */
    @Override
    public String toString() {
        return appendTo(new StringBuilder(24)).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Decimal that && isSame(that));
    }

    @Override
    public int hashCode() {
        int zeros = zeros();
        return 31 * Long.hashCode(digits / PowersOfTen.of(zeros)) + places - zeros;
    }

    // ---------------------------------------------------------------- canonical form

    /** A number of at most 64 bits, with the zeros behind the point stripped. */
    static Decimal canonical(long unscaled, int scale) {
        long rest = unscaled;
        int left = scale;
        while (left > 0 && rest != 0 && PowersOfTen.endsInZero(rest)) {
            rest = PowersOfTen.exactTenth(rest);
            left--;
        }
        return isCompact(rest, left) ? new Decimal(rest, left) : zeroOrWide(rest, left);
    }

    static Decimal canonical(BigDecimal value) {
        BigDecimal plain = value.scale() > 0 ? value.stripTrailingZeros() : value;
        BigDecimal number = plain.scale() < 0 ? plain.setScale(0) : plain;
        BigInteger digits = number.unscaledValue();
        return digits.bitLength() <= 63
                ? canonical(digits.longValue(), number.scale())
                : new Wide(digits, number.scale());
    }

    private boolean isWideWith(Decimal other) {
        return (places | other.places) < 0;
    }

    private boolean isOne() {
        return digits == 1 && places == 0;
    }

    /** A result of at most 64 bits: as it is while it is compact. */
    private static Decimal compact(long digits, int places) {
        return isCompact(digits, places) ? new Decimal(digits, places) : canonical(digits, places);
    }

    /** Zero is answered with false, for it has an instance of its own. */
    private static boolean isCompact(long digits, int places) {
        return isCompact(digits) && places <= COMPACT_PLACES;
    }

    /** From 1 to the limit on either side, in one comparison. */
    private static boolean isCompact(long digits) {
        return Long.compareUnsigned(Math.abs(digits) - 1, COMPACT_LIMIT) < 0;
    }

    private static Decimal zeroOrWide(long unscaled, int scale) {
        return unscaled == 0 ? ZERO : new Wide(BigInteger.valueOf(unscaled), scale);
    }

    /** Two compact numbers; the coarser one is brought to the places of the finer one. */
    private static Decimal sum(long left, int leftPlaces, long right, int rightPlaces) {
        int shift = leftPlaces - rightPlaces;
        return shift >= 0 ? sumFiner(left, leftPlaces, right, shift) : sumFiner(right, rightPlaces, left, -shift);
    }

    private static Decimal sumFiner(long fine, int places, long coarse, int shift) {
        return PowersOfTen.fits(coarse, shift)
                ? compact(fine + coarse * PowersOfTen.of(shift), places)
                : canonical(BigDecimal.valueOf(fine, places).add(BigDecimal.valueOf(coarse, places - shift)));
    }

    private int compareCompact(Decimal other) {
        int shift = places - other.places;
        return shift <= 0 ? compareCoarse(digits, other.digits, -shift) : -compareCoarse(other.digits, digits, shift);
    }

    /** A coarse number too large to be aligned is further from zero than any compact number. */
    private static int compareCoarse(long coarse, long fine, int shift) {
        return PowersOfTen.fits(coarse, shift)
                ? Long.compare(coarse * PowersOfTen.of(shift), fine)
                : Long.signum(coarse);
    }

    private boolean isSame(Decimal other) {
        return this instanceof Wide wide
                ? other instanceof Wide that && places == other.places && wide.unscaled.equals(that.unscaled)
                : other.isCompact() && compareCompact(other) == 0;
    }

    private boolean fits(int common) {
        return PowersOfTen.fits(digits, common - places);
    }

    private long aligned(int common) {
        return digits * PowersOfTen.of(common - places);
    }

    /** Zeros behind the point that a compact result carries along: 1 if {@code 1.5} is held as {@code 1.50}. */
    private int zeros() {
        int zeros = 0;
        long rest = digits;
        while (zeros < places && PowersOfTen.endsInZero(rest)) {
            rest = PowersOfTen.exactTenth(rest);
            zeros++;
        }
        return zeros;
    }

    /** The number as it is held. */
    private BigDecimal raw() {
        return this instanceof Wide wide
                ? new BigDecimal(wide.unscaled, wide.scale())
                : BigDecimal.valueOf(digits, places);
    }

    private void checkPositive(String name) {
        if (!isPositive()) {
            throw new IllegalArgumentException(name + " must be positive but is " + this);
        }
    }

    private static void checkScale(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale must be 0 to " + MAX_SCALE + " but is " + scale);
        }
    }

    private static Decimal[] smallIntegers() {
        Decimal[] small = new Decimal[CACHED_INTEGERS];
        for (int i = 0; i < small.length; i++) {
            small[i] = canonical(i, 0);
        }
        small[1] = ONE;
        small[10] = TEN;
        small[100] = HUNDRED;
        return small;
    }
}
