package io.otrep.samples;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A tape that draws a progress bar as it is played. Thread-safe as far as the tape is; a cursor belongs to one thread. */
record ProgressTape(Tape tape, String task, long events) implements Tape {
    @Override
    public List<Instrument> instruments() {
        return tape.instruments();
    }

    @Override
    public Cursor open() {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(events)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
        return new BarCursor(tape.open(), bar);
    }

    private record BarCursor(Cursor cursor, ProgressBar bar) implements Cursor {
        @Override
        public @Nullable MarketEvent next() {
            MarketEvent event = cursor.next();
            if (event != null) {
                bar.step();
            }
            return event;
        }

        @Override
        public int instrumentIndex() {
            return cursor.instrumentIndex();
        }

        @Override
        public void close() {
            bar.close();
            cursor.close();
        }
    }
}
