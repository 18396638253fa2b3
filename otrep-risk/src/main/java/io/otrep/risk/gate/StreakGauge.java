package io.otrep.risk.gate;

import io.otrep.account.ClosedTrade;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Closes in a row that lost. Trades of one instrument that close at the same time are one close: their profits add up. Single-threaded. */
final class StreakGauge extends LadderGauge {
    private final List<Streak> streaks = new ArrayList<>();

    /** Of one scope. */
    private static final class Streak {
        /** Losses before the last close. */
        private int before;

        private String instrument = "";
        private long closedAt = Long.MIN_VALUE;
        private double profit;

        private int length() {
            return profit > 0 ? 0 : before + (profit < 0 ? 1 : 0);
        }
    }

    private Streak of(int key) {
        while (streaks.size() <= key) {
            streaks.add(new Streak());
        }
        return streaks.get(key);
    }

    @Override
    double value(int key, RiskView view) {
        return of(key).length();
    }

    @Override
    String inputs(int key, RiskView view) {
        Streak streak = of(key);
        return "the last of " + streak.instrument + " at " + streak.closedAt + " ns, profit " + streak.profit;
    }

    @Override
    void onTrade(int key, ClosedTrade trade, double profit, boolean revoked, RiskView view) {
        Streak streak = of(key);
        String instrument = trade.instrument().toString();
        boolean same = streak.closedAt == trade.closedAtNanos() && streak.instrument.equals(instrument);
        if (revoked) {
            revoke(streak, same, profit);
            return;
        }
        if (!same) {
            streak.before = streak.length();
            streak.instrument = instrument;
            streak.closedAt = trade.closedAtNanos();
            streak.profit = 0;
        }
        streak.profit += profit;
    }

    /** Of an earlier close it is known only whether it lost. */
    private static void revoke(Streak streak, boolean same, double profit) {
        if (same) {
            streak.profit -= profit;
        } else if (profit < 0) {
            streak.before = Math.max(0, streak.before - 1);
        }
    }

    @Override
    void accept(int key) {
        streaks.set(key, new Streak());
    }

    @Override
    void write(int key, DataOutput out) throws IOException {
        Streak streak = of(key);
        out.writeInt(streak.before);
        out.writeUTF(streak.instrument);
        out.writeLong(streak.closedAt);
        out.writeDouble(streak.profit);
    }

    @Override
    void read(int key, DataInput in) throws IOException {
        Streak streak = of(key);
        streak.before = in.readInt();
        streak.instrument = in.readUTF();
        streak.closedAt = in.readLong();
        streak.profit = in.readDouble();
    }
}
