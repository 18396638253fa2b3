package io.otrep.core;

import io.otrep.core.internal.ClosedTrades;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.Replay;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.RunEnded;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs a journal's inputs through a pipeline again, run by run. Single-threaded. */
final class JournalReplay {

    /** A run that kept all inputs, and the snapshot from which on it took back what earlier runs wrote. */
    private record Run(long snapshot, long sequence, RunBegun begun, Built built, Set<String> refused) {}

    private final PipelineSpecs pipeline;
    private final Journal journal;
    private final Replay replay = new Replay();
    private final List<Run> runs = new ArrayList<>();

    JournalReplay(PipelineSpecs pipeline, Journal journal) {
        this.pipeline = pipeline;
        this.journal = journal;
    }

    ReplayResult run() throws IOException {
        survey();
        for (Run run : runs) {
            if (replay.difference() == null) {
                replay(run);
            }
        }
        return new ReplayResult(runs.size(), replay.inputs(), replay.decisions(), replay.difference());
    }

    /** Takes each record, decoded, of those this version knows. */
    private interface Reader {
        void onRecord(long sequence, EngineRecord record);
    }

    private void read(Reader reader) throws IOException {
        EngineCodec codec = new EngineCodec();
        journal.read(0, (sequence, type, payload) -> {
            EngineRecord record = codec.decode(type, payload);
            if (record != null) {
                reader.onRecord(sequence, record);
            }
        });
    }

    private void survey() throws IOException {
        RunBegun[] last = new RunBegun[1];
        long[] at = new long[1];
        long[] snapshot = new long[2]; // the last, and the last before the run
        read((sequence, record) -> {
            if (record instanceof RunBegun begun) {
                last[0] = begun;
                at[0] = sequence;
                snapshot[1] = snapshot[0];
            } else if (record instanceof SnapshotTaken) {
                snapshot[0] = sequence;
            } else if (record instanceof Built built && last[0] != null && last[0].allInputs()) {
                runs.add(new Run(snapshot[1], at[0], last[0], built, new HashSet<>()));
            } else if (record instanceof Noted note && !runs.isEmpty()) {
                String refusal = Replay.refusal(note);
                if (refusal != null) {
                    runs.get(runs.size() - 1).refused().add(refusal);
                }
            }
        });
    }

    private void replay(Run run) throws IOException {
        StopLatch latch = new StopLatch((scope, state, reason) -> {});
        List<Route> routes = run.built().routes().stream()
                .map(route -> Route.replayed(route.name(), route.capabilities(), replay))
                .toList();
        EngineCore core = new EngineCore(PipelineParts.setup(
                        pipeline,
                        journal.namespace().toString(),
                        routes,
                        run.built().instruments(),
                        latch)
                .listener(new EngineListener() {}, true)
                .closedTrades(new ClosedTrades())
                .build());
        if (run.begun().goesOn()) {
            routes.forEach(Route::awaitReconciliation);
        }
        replay.begin(run.refused());
        Phase phase = new Phase(run);
        read((sequence, record) -> phase.onRecord(sequence, record, core, routes));
        replay.end(!phase.ended);
    }

    /** Before the run, in it, after it. */
    private final class Phase {
        private final Run run;
        private boolean running;
        private boolean ended;
        private boolean over;

        Phase(Run run) {
            this.run = run;
        }

        void onRecord(long sequence, EngineRecord record, EngineCore core, List<Route> routes) {
            if (sequence < run.sequence()) {
                restore(sequence, record, core);
            } else if (sequence == run.sequence()) {
                core.restored(run.begun().stampNanos());
                running = true;
            } else if (record instanceof RunBegun) {
                over = true;
            } else if (running && !over) {
                ended |= record instanceof RunEnded;
                replay.take(record, core, routes);
            }
        }

        private void restore(long sequence, EngineRecord record, EngineCore core) {
            replay.before(record);
            boolean known = sequence >= run.snapshot() && !(record instanceof RunBegun);
            if (known && run.begun().goesOn()) {
                core.restore(record);
            } else if (known && record instanceof ControlMoved) {
                core.restore(record);
            } else if (known && record instanceof SnapshotTaken snapshot) {
                snapshot.stops().forEach(core::restore);
            }
        }
    }
}
