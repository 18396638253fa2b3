package io.otrep.core.internal;

import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.risk.Denial;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over all decisions and fills, in order: two runs that decide alike have the same digest, on any JDK. Numbers go in as raw bits or as
 * exact decimals, never as the text of a double. Single-threaded.
 */
final class DecisionDigest {
    private static final int BLOCK = 4096;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MessageDigest sha;
    private final byte[] buffer = new byte[BLOCK];
    private final StringBuilder text = new StringBuilder();
    private int used;

    DecisionDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    DecisionDigest add(long value) {
        if (used + Long.BYTES > BLOCK) {
            flush();
        }
        LONG.set(buffer, used, value);
        used += Long.BYTES;
        return this;
    }

    private void flush() {
        sha.update(buffer, 0, used);
        used = 0;
    }

    DecisionDigest add(double value) {
        return add(Double.doubleToLongBits(value)); // one NaN: processors and compilers make several
    }

    /** In UTF-8, after its length in bytes. */
    DecisionDigest add(CharSequence value) {
        int length = value.length();
        if (length > BLOCK - Long.BYTES) {
            return addWide(value);
        }
        if (used + Long.BYTES + length > BLOCK) {
            flush();
        }
        int from = used + Long.BYTES;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return addWide(value);
            }
            buffer[from + i] = (byte) c;
        }
        LONG.set(buffer, used, (long) length);
        used = from + length;
        return this;
    }

    private DecisionDigest addWide(CharSequence value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        flush();
        sha.update(bytes);
        return this;
    }

    DecisionDigest add(@Nullable Decimal value) {
        text.setLength(0);
        return add(value == null ? text : value.appendTo(text));
    }

    /** What leaves. */
    void intent(OrderIntent intent) {
        OrderRequest request = intent.request();
        add("intent")
                .add(intent.decidedAtNanos())
                .add(intent.id().value())
                .add(request.instrument().toString())
                .add(request.side().sign())
                .add(request.type().ordinal())
                .add(request.quantity())
                .add(request.notional())
                .add(request.limitPrice())
                .add(request.stopPrice());
    }

    /** Owners' opposite wishes changed hands inside. */
    void cross(long timeNanos, Instrument instrument, Decimal price, List<OwnerShare> shares) {
        add("cross").add(timeNanos).add(instrument.toString()).add(price);
        shares.forEach(share -> add(share.owner()).add(share.quantity()));
    }

    /** What may not leave. */
    void denial(long timeNanos, OrderIntent intent, Denial denial) {
        add("denial")
                .add(timeNanos)
                .add(intent.id().value())
                .add(denial.code().name())
                .add(denial.limit())
                .add(denial.measured());
    }

    /** The digest so far; more can be added. */
    String hex() {
        flush();
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the platform can be cloned", e);
        }
    }
}
