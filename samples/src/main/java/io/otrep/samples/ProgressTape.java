package io.otrep.samples;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A tape that draws a progress bar as it is played for the first time; later passes are silent. Thread-safe as far as the tape is; a cursor belongs to one
 * thread.
 */
final class ProgressTape implements Tape {
    private final Tape tape;
    private final String task;
    private final long events;
    private final AtomicBoolean played = new AtomicBoolean();

    ProgressTape(Tape tape, String task, long events) {
        this.tape = tape;
        this.task = task;
        this.events = events;
    }

    @Override
    public List<Instrument> instruments() {
        return tape.instruments();
    }

    @Override
    public Cursor open() {
        if (played.getAndSet(true)) {
            return tape.open();
        }
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
