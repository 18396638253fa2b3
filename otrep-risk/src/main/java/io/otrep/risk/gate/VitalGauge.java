package io.otrep.risk.gate;

import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The last word of a supervisor or reconciler. Single-threaded. */
class VitalGauge extends LadderGauge {
    private double[] reported = new double[0];

    final double reported(int key) {
        return key < reported.length ? reported[key] : 0;
    }

    @Override
    double value(int key, RiskView view) {
        return reported(key);
    }

    @Override
    final void onVital(int key, double value) {
        if (key >= reported.length) {
            reported = Arrays.copyOf(reported, key + 8);
        }
        reported[key] = value;
    }

    @Override
    void accept(int key) {
        onVital(key, 0);
    }

    @Override
    void write(int key, DataOutput out) throws IOException {
        out.writeDouble(reported(key));
    }

    @Override
    void read(int key, DataInput in) throws IOException {
        onVital(key, in.readDouble());
    }
}
