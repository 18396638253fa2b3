package io.otrep.core.internal;

import io.otrep.market.Decimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over all decisions and fills, in order: two runs that decide alike have the same digest, on any JDK. Numbers go in as raw bits or as
 * exact decimals, never as the text of a double. Single-threaded.
 */
final class DecisionDigest {
    private final MessageDigest sha;
    private final byte[] buffer = new byte[8];

    DecisionDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    DecisionDigest add(long value) {
        for (int i = 0; i < 8; i++) {
            buffer[i] = (byte) (value >>> (8 * i));
        }
        sha.update(buffer, 0, 8);
        return this;
    }

    DecisionDigest add(double value) {
        return add(Double.doubleToLongBits(value)); // one NaN: processors and compilers make several
    }

    DecisionDigest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        sha.update(bytes);
        return this;
    }

    DecisionDigest add(@Nullable Decimal value) {
        return add(value == null ? "" : value.toString());
    }

    /** The digest so far; more can be added. */
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the platform can be cloned", e);
        }
    }
}
