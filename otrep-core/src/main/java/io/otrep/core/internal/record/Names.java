package io.otrep.core.internal.record;

import io.otrep.order.ClientOrderId;
import io.otrep.order.VenueOrderId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were read lately. An order's id stands in each of its records, an account in each execution: one that comes again is the same object, whose hash is
 * known and which needs no other. Each text has one place, which the newest takes. Single-threaded.
 */
final class Names {
    private static final int PLACES = 1 << 9;
    private static final int LONGEST = 64;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long[] hashes = new long[PLACES]; // another text is seen there, without a look at it
    private final @Nullable Name[] names = new Name[PLACES];

    /** A text, and the ids that it is. */
    static final class Name {
        private final byte[] utf8;
        private final String text;
        private @Nullable ClientOrderId ours;
        private @Nullable VenueOrderId theirs;

        private Name(byte[] utf8) {
            this.utf8 = utf8;
            this.text = new String(utf8, StandardCharsets.UTF_8);
        }

        String text() {
            return text;
        }

        ClientOrderId clientOrderId() {
            if (ours == null) {
                ours = ClientOrderId.of(text);
            }
            return ours;
        }

        VenueOrderId venueOrderId() {
            if (theirs == null) {
                theirs = VenueOrderId.of(text);
            }
            return theirs;
        }
    }

    /** The text of these bytes, which are UTF-8. */
    Name get(byte[] bytes, int from, int length) {
        if (length > LONGEST) {
            return new Name(Arrays.copyOfRange(bytes, from, from + length));
        }
        long hash = hash(bytes, from, length);
        int place = (int) hash & PLACES - 1;
        Name known = hashes[place] == hash ? names[place] : null;
        if (known != null && Arrays.equals(known.utf8, 0, known.utf8.length, bytes, from, from + length)) {
            return known;
        }
        Name fresh = new Name(Arrays.copyOfRange(bytes, from, from + length));
        hashes[place] = hash;
        names[place] = fresh;
        return fresh;
    }

    /** Of the first and the last bytes: names of one kind differ there. */
    private static long hash(byte[] bytes, int from, int length) {
        long hash = length;
        if (length >= Long.BYTES) {
            hash += (long) LONG.get(bytes, from) * MULTIPLIER;
            hash ^= (long) LONG.get(bytes, from + length - Long.BYTES);
        } else {
            for (int i = from; i < from + length; i++) {
                hash = (hash << Byte.SIZE) + bytes[i];
            }
        }
        hash *= MULTIPLIER;
        return hash ^ hash >>> 32;
    }
}
