package io.otrep.core.control;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.risk.ControlScope;
import java.util.List;
import java.util.Objects;

/**
 * What became of a flatten: made when every position has come to an end, were it that it is stuck. The engine goes on trying until its scope is
 * re-armed. Immutable and thread-safe.
 *
 * @param scope what was to be closed
 * @param reason why
 * @param begunNanos loop time at which it was asked for, nanoseconds since 1970
 * @param endedNanos loop time of this report, nanoseconds since 1970
 * @param positions how each ended, in the engine's order; empty if nothing was held
 */
public record FlattenReport(
        ControlScope scope, String reason, long begunNanos, long endedNanos, List<PositionEnd> positions) {

    /** How the close of a position ended. */
    public enum End {
        /** Nothing is held. */
        FLAT,
        /** What is left is too little for the venue to take an order for it. */
        DUST,
        /** The market is closed; it goes on when it opens. */
        WAITING_SESSION,
        /** It could not be closed; the text says why. */
        STUCK
    }

    /**
     * How one position ended.
     *
     * @param instrument what was held
     * @param end how
     * @param left signed units that are still held
     * @param text why, empty when flat
     */
    public record PositionEnd(Instrument instrument, End end, Decimal left, String text) {
        /** Checks that all is there. */
        public PositionEnd {
            Objects.requireNonNull(instrument, "instrument");
            Objects.requireNonNull(end, "end");
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return instrument + " " + end + (left.isZero() ? "" : ", " + left + " left")
                    + (text.isEmpty() ? "" : ": " + text);
        }
    }

    /** Copies the list. */
    public FlattenReport {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(reason, "reason");
        positions = List.copyOf(positions);
    }

    /**
     * Whether nothing is held but dust.
     *
     * @return true if so
     */
    public boolean isDone() {
        return positions.stream().allMatch(each -> each.end() == End.FLAT || each.end() == End.DUST);
    }

    /** For example {@code ENGINE:* flattened (drawdown 0.21): sim:ABC FLAT}. */
    @Override
    public String toString() {
        String ends = positions.isEmpty()
                ? "nothing was held"
                : String.join(
                        "; ", positions.stream().map(PositionEnd::toString).toList());
        return scope + (isDone() ? " flattened (" : " not flat (") + reason + "): " + ends;
    }
}
