package io.otrep.portfolio.rebalance;

import io.otrep.portfolio.PortfolioContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes and volumes by trading date, the last days of a universe. Days are remembered over restarts, the present one as far
 * as it had come at the last check. Single-threaded.
 */
public final class DailyHistory {
    private static final String KEY = "day-";

    private final int instruments;
    private final int capacity;
    private final int volumeDays;
    private final List<Row> rows = new ArrayList<>();
    private long number;

    private static final class Row {
        private final long number;
        private final long date;
        private final double[] close;
        private final double[] volume;

        Row(long number, long date, int instruments) {
            this.number = number;
            this.date = date;
            close = new double[instruments];
            Arrays.fill(close, Double.NaN);
            volume = new double[instruments];
        }

        boolean isComplete() {
            return Arrays.stream(close).noneMatch(Double::isNaN);
        }
    }

    DailyHistory(int instruments, int capacity, int volumeDays) {
        this.instruments = instruments;
        this.capacity = capacity;
        this.volumeDays = volumeDays;
    }

    /** Notes the end of a bar, which may be a part of its day. */
    void add(int i, long date, double close, double volume, PortfolioContext context) {
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last == null || last.date < date) {
            begin(date, last, context);
        }
        Row today = rows.get(rows.size() - 1);
        today.close[i] = close;
        today.volume[i] += volume;
    }

    private void begin(long date, @Nullable Row finished, PortfolioContext context) {
        if (finished != null) {
            context.remember(KEY + finished.number % capacity, bytes(finished));
        }
        rows.add(new Row(number++, date, instruments));
        if (rows.size() > capacity) {
            rows.remove(0);
        }
    }

    /** Remembers the present day as far as it has come. */
    void keep(PortfolioContext context) {
        if (!rows.isEmpty()) {
            Row today = rows.get(rows.size() - 1);
            context.remember(KEY + today.number % capacity, bytes(today));
        }
    }

    private byte[] bytes(Row row) {
        ByteBuffer out = ByteBuffer.allocate(16 + 16 * instruments);
        out.putLong(row.number).putLong(row.date);
        for (int i = 0; i < instruments; i++) {
            out.putDouble(row.close[i]).putDouble(row.volume[i]);
        }
        return out.array();
    }

    /** One unit became so many: earlier closes and volumes are told in units of today. */
    void split(int i, double ratio, PortfolioContext context) {
        for (Row row : rows) {
            row.close[i] /= ratio;
            row.volume[i] *= ratio;
            context.remember(KEY + row.number % capacity, bytes(row));
        }
    }

    /** Takes back what an earlier process remembered. */
    void restore(PortfolioContext context) {
        for (String key : context.remembered()) {
            byte[] bytes = key.startsWith(KEY) ? context.recall(key) : null;
            if (bytes != null && bytes.length == 16 + 16 * instruments) {
                rows.add(row(ByteBuffer.wrap(bytes)));
            }
        }
        rows.sort(Comparator.comparingLong(row -> row.number));
        number = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).number + 1;
    }

    private Row row(ByteBuffer in) {
        Row row = new Row(in.getLong(), in.getLong(), instruments);
        for (int i = 0; i < instruments; i++) {
            row.close[i] = in.getDouble();
            row.volume[i] = in.getDouble();
        }
        return row;
    }

    /**
     * How many days are known, the present one included.
     *
     * @return at least 0
     */
    public int size() {
        return rows.size();
    }

    /**
     * The last closes of an instrument, today's so far included.
     *
     * @param i its number
     * @return oldest first, NaN for days without a bar
     */
    public double[] closes(int i) {
        return rows.stream().mapToDouble(row -> row.close[i]).toArray();
    }

    /**
     * The last daily returns; the present day counts as soon as all have a close of it.
     *
     * @param days how many at most
     * @return a row a day, oldest first, a column an instrument; NaN where a close is missing
     */
    public double[][] returns(int days) {
        int to = rows.isEmpty() || rows.get(rows.size() - 1).isComplete() ? rows.size() : rows.size() - 1;
        int from = Math.max(1, to - days);
        double[][] returns = new double[Math.max(0, to - from)][instruments];
        for (int t = from; t < to; t++) {
            for (int i = 0; i < instruments; i++) {
                returns[t - from][i] = rows.get(t).close[i] / rows.get(t - 1).close[i] - 1;
            }
        }
        return returns;
    }

    /**
     * The mean volume of the last days before the present one, {@link RebalanceConfig.Builder#volumeDays} at most.
     *
     * @param i the instrument's number
     * @return units a day, NaN if no day is known or its bars told none
     */
    public double dailyVolume(int i) {
        int today = rows.size() - 1;
        double sum = 0;
        for (int t = Math.max(0, today - volumeDays); t < today; t++) {
            sum += rows.get(t).volume[i];
        }
        return sum > 0 ? sum / Math.min(today, volumeDays) : Double.NaN;
    }
}
