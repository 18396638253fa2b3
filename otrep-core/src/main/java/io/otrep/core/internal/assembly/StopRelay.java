package io.otrep.core.internal.assembly;

import io.otrep.core.EngineListener;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries what the switch says to the listener, the journal and the loop, where it counts in decisions. Before the loop is there it is not waited for: what is
 * stopped then is handed to the core when it begins. Thread-safe.
 */
public final class StopRelay implements StopLatch.Follower {

    private record Running(EngineCore core, LoopTasks tasks) {}

    private final EngineListener listener;
    private final FlattenOptions flattening;
    private final LongSupplier clock;
    private volatile RunLog log = RunLog.OFF;
    private volatile @Nullable Running running;

    /**
     * A relay before there is an engine.
     *
     * @param listener is told first
     * @param flattening how far a flatten may go that a gate asks for
     * @param clock nanoseconds since 1970
     */
    public StopRelay(EngineListener listener, FlattenOptions flattening, LongSupplier clock) {
        this.listener = listener;
        this.flattening = flattening;
        this.clock = clock;
    }

    /** From now on changes are written. */
    public void writeTo(RunLog written) {
        log = written;
    }

    /** From now on the loop hears of changes. */
    public void begin(EngineCore core, LoopTasks tasks) {
        running = new Running(core, tasks);
    }

    @Override
    public void onControl(ControlScope scope, TradingState state, String reason) {
        listener.onControl(scope, state + ": " + reason);
        log.note(new ControlMoved(clock.getAsLong(), scope, state, reason));
        Running known = running;
        if (known != null) {
            known.tasks().execute(() -> known.core().onControl(scope, state, reason)); // there it cancels entries
        }
    }

    @Override
    public void onFlatten(ControlScope scope, String reason) {
        Running known = running;
        if (known != null) {
            log.note(new FlattenAsked(clock.getAsLong(), scope, flattening, reason));
            known.tasks().execute(() -> known.core().flatten(scope, flattening, reason, report -> {}));
        }
    }
}
