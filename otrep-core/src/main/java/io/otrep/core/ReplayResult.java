package io.otrep.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of running the inputs of a journal again. Immutable and thread-safe.
 */
public final class ReplayResult {
    private final int runs;
    private final long inputs;
    private final long decisions;
    private final @Nullable String difference;

    ReplayResult(int runs, long inputs, long decisions, @Nullable String difference) {
        this.runs = runs;
        this.inputs = inputs;
        this.decisions = decisions;
        this.difference = difference;
    }

    /**
     * Runs of the engine, from start to stop or crash, whose inputs were all kept.
     *
     * @return at least 0
     */
    public int runs() {
        return runs;
    }

    /**
     * Inputs that were given again.
     *
     * @return at least 0
     */
    public long inputs() {
        return inputs;
    }

    /**
     * Orders, replaces and cancels that were compared.
     *
     * @return at least 0
     */
    public long decisions() {
        return decisions;
    }

    /**
     * The first decision that is not the one that was made.
     *
     * @return what was decided then and now, in words; empty if all are the same
     */
    public Optional<String> difference() {
        return Optional.ofNullable(difference);
    }

    @Override
    public String toString() {
        return "ReplayResult[" + runs + " runs, " + inputs + " inputs, " + decisions + " decisions, "
                + (difference == null ? "all the same" : difference) + "]";
    }
}
