package io.otrep.risk.gate;

import io.otrep.order.OrderEventKind;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** New orders and replaces that the venue refused within a window of loop time. Counts no further than the highest level. Single-threaded. */
final class RejectGauge extends LadderGauge {
    private final long windowNanos;
    private final int capacity;
    private final List<RecentTimes> times = new ArrayList<>();

    RejectGauge(RiskLadder ladder) {
        windowNanos = ladder.window().toNanos();
        capacity = (int) Math.ceil(ladder.top());
    }

    private RecentTimes of(int key) {
        while (times.size() <= key) {
            times.add(new RecentTimes(capacity));
        }
        return times.get(key);
    }

    @Override
    double value(int key, RiskView view) {
        return of(key).countSince(view.timeNanos() - windowNanos);
    }

    @Override
    void onEvent(int key, OrderEventKind kind, RiskView view) {
        if (kind == OrderEventKind.REJECT || kind == OrderEventKind.REPLACE_REJECT) {
            of(key).add(view.timeNanos());
        }
    }

    @Override
    void accept(int key) {
        of(key).clear();
    }

    @Override
    void write(int key, DataOutput out) throws IOException {
        of(key).write(out);
    }

    @Override
    void read(int key, DataInput in) throws IOException {
        of(key).read(in);
    }
}
