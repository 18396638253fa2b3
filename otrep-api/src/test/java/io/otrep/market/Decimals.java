package io.otrep.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** Random numbers of every size, crowded where the forms of a {@link Decimal} meet. */
final class Decimals {

    private static final long HALF_RANGE = Long.MAX_VALUE / 2;

    private final Random random;

    Decimals(long seed) {
        random = new Random(seed);
    }

    /** Within the limits of input. */
    BigDecimal next() {
        return switch (random.nextInt(8)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(21) - 10, random.nextInt(3));
            case 1 -> BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(9));
            case 2 -> BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(19));
            case 3 -> BigDecimal.valueOf(nearBorder(), random.nextInt(19));
            case 4 -> BigDecimal.valueOf(powerOfTen() * (random.nextInt(19) - 9), random.nextInt(19));
            case 5 -> BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(39));
            case 6 -> new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(39));
            default -> new BigDecimal(new BigInteger(63, random).subtract(BigInteger.ONE.shiftLeft(62)), 0);
        };
    }

    /** Compact and above zero: a tick or a step. */
    BigDecimal nextStep() {
        long[] units = {1, 2, 5, 25, 125, 3, 7};
        return BigDecimal.valueOf(units[random.nextInt(units.length)], random.nextInt(9));
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    double nextGaussian() {
        return random.nextGaussian();
    }

    private long nearBorder() {
        long[] borders = {
            999_999_999_999_999_999L, HALF_RANGE, 1L << 53, Integer.MAX_VALUE, Long.MAX_VALUE - 5, Long.MIN_VALUE + 5
        };
        long near = borders[random.nextInt(borders.length)] + random.nextInt(11) - 5;
        return random.nextBoolean() ? near : -near;
    }

    private long powerOfTen() {
        return PowersOfTen.of(random.nextInt(18));
    }
}
