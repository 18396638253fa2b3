package io.otrep.core.tape;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several tapes as one, in the order of time; of one time, those of the tape named first come first. An instrument that is on several
 * tapes is one instrument of this tape. Nothing is copied. Immutable and thread-safe.
 */
public final class MergedTape implements Tape {
    private final List<Tape> tapes;
    private final List<Instrument> instruments;
    private final int[][] indexes;

    private MergedTape(List<Tape> tapes) {
        this.tapes = tapes;
        List<Instrument> all = new ArrayList<>();
        this.indexes = new int[tapes.size()][];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = unify(tapes.get(i).instruments(), all);
        }
        this.instruments = List.copyOf(all);
    }

    private static int[] unify(List<Instrument> own, List<Instrument> all) {
        int[] result = new int[own.size()];
        for (int i = 0; i < result.length; i++) {
            int known = all.indexOf(own.get(i));
            if (known < 0) {
                known = all.size();
                all.add(own.get(i));
            }
            requireSameAdjustment(all.get(known), own.get(i));
            result[i] = known;
        }
        return result;
    }

    private static void requireSameAdjustment(Instrument one, Instrument other) {
        if (one.adjustment() != other.adjustment()) {
            throw new IllegalArgumentException("tapes of different price adjustments are never merged, but " + one
                    + " is " + one.adjustment() + " on one and " + other.adjustment() + " on another");
        }
    }

    /**
     * Merges tapes.
     *
     * @param tapes each in the order of time
     * @return the tape
     * @throws IllegalArgumentException if an instrument has different price adjustments on two of them
     */
    public static MergedTape of(Tape... tapes) {
        return new MergedTape(List.of(tapes));
    }

    /**
     * Merges tapes.
     *
     * @param tapes each in the order of time
     * @return the tape
     * @throws IllegalArgumentException if an instrument has different price adjustments on two of them
     */
    public static MergedTape of(List<? extends Tape> tapes) {
        return new MergedTape(List.copyOf(tapes));
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public Cursor open() {
        return new MergingCursor();
    }

    /** Keeps the next event of each tape and takes the earliest; tapes are few, so they are looked through. */
    private final class MergingCursor implements Cursor {
        private final Cursor[] cursors = new Cursor[tapes.size()];
        private final @Nullable MarketEvent[] heads = new MarketEvent[tapes.size()];
        private int index = -1;

        MergingCursor() {
            for (int i = 0; i < cursors.length; i++) {
                cursors[i] = tapes.get(i).open();
                heads[i] = cursors[i].next();
            }
        }

        @Override
        public @Nullable MarketEvent next() {
            int best = -1;
            long bestNanos = Long.MAX_VALUE;
            for (int i = 0; i < heads.length; i++) {
                MarketEvent head = heads[i];
                if (head != null && (best < 0 || head.timeNanos() < bestNanos)) {
                    best = i;
                    bestNanos = head.timeNanos();
                }
            }
            return best < 0 ? null : take(best);
        }

        private @Nullable MarketEvent take(int best) {
            MarketEvent event = heads[best];
            index = indexes[best][cursors[best].instrumentIndex()];
            heads[best] = cursors[best].next();
            return event;
        }

        @Override
        public int instrumentIndex() {
            return index;
        }

        @Override
        public void close() {
            for (Cursor cursor : cursors) {
                cursor.close();
            }
        }
    }
}
