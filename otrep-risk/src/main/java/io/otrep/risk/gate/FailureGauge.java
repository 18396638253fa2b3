package io.otrep.risk.gate;

import io.otrep.order.OrderEventKind;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Requests in a row whose outcome is unknown, or failures that a supervisor counted; an answer of the venue ends the row. Single-threaded. */
final class FailureGauge extends VitalGauge {
    private int[] inRow = new int[0];

    @Override
    double value(int key, RiskView view) {
        return Math.max(reported(key), key < inRow.length ? inRow[key] : 0);
    }

    @Override
    void onEvent(int key, OrderEventKind kind, RiskView view) {
        switch (kind) {
            case SUBMIT_UNKNOWN, CANCEL_UNKNOWN, REPLACE_UNKNOWN -> set(key, 1 + (key < inRow.length ? inRow[key] : 0));
            default -> {
                if (kind.isFromVenue()) {
                    set(key, 0);
                }
            }
        }
    }

    private void set(int key, int count) {
        if (key >= inRow.length) {
            inRow = Arrays.copyOf(inRow, key + 8);
        }
        inRow[key] = count;
    }

    @Override
    void accept(int key) {
        super.accept(key);
        set(key, 0);
    }

    @Override
    void write(int key, DataOutput out) throws IOException {
        super.write(key, out);
        out.writeInt(key < inRow.length ? inRow[key] : 0);
    }

    @Override
    void read(int key, DataInput in) throws IOException {
        super.read(key, in);
        set(key, in.readInt());
    }
}
