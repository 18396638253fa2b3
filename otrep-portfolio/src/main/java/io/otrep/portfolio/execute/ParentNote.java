package io.otrep.portfolio.execute;

import io.otrep.market.Decimal;
import java.nio.charset.StandardCharsets;

/**
 * What is remembered of a parent over restarts. Immutable and thread-safe.
 *
 * @param terms what makes it the same
 * @param base units the policy held of the instrument before it
 * @param volume market volume it had seen
 * @param status where it is
 * @param executed units executed when this was written; final once it has ended
 */
record ParentNote(String terms, Decimal base, double volume, ParentStatus status, Decimal executed) {
    private static final int FIELDS = 5;

    byte[] toBytes() {
        String text = String.join(
                "\n",
                terms,
                base.toString(),
                Long.toHexString(Double.doubleToRawLongBits(volume)),
                status.name(),
                executed.toString());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ParentNote parse(byte[] bytes) {
        String[] fields = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "what is remembered of a parent must have " + FIELDS + " lines, but has " + fields.length);
        }
        return new ParentNote(
                fields[0],
                Decimal.parse(fields[1]),
                Double.longBitsToDouble(Long.parseUnsignedLong(fields[2], 16)),
                ParentStatus.valueOf(fields[3]),
                Decimal.parse(fields[4]));
    }
}
