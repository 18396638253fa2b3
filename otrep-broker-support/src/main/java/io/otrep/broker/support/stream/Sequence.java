package io.otrep.broker.support.stream;

/**
 * Watches numbers that should grow by one with every message, such as the {@code sequence} of a subscription. The first number after
 * {@link #reset} is taken as it is. Single-threaded.
 */
public final class Sequence {
    /** How a number follows the one before. */
    public enum Step {
        /** It is the next. */
        NEXT,
        /** It was seen already: a duplicate, or late. */
        OLD,
        /** Numbers between are missing. */
        GAP
    }

    private boolean begun;
    private long last;

    /** A sequence that has seen nothing. */
    public Sequence() {}

    /**
     * Takes a number. After a {@link Step#GAP} it goes on from this number; an {@link Step#OLD} one changes nothing. For example 5, 6, 6, 9,
     * 10 gives NEXT, NEXT, OLD, GAP, NEXT.
     *
     * @param number what came
     * @return how it follows
     */
    public Step accept(long number) {
        if (begun && number <= last) {
            return Step.OLD;
        }
        Step step = !begun || number == last + 1 ? Step.NEXT : Step.GAP;
        begun = true;
        last = number;
        return step;
    }

    /** The newest number; 0 before the first. */
    public long last() {
        return last;
    }

    /** Forgets: a new connection, a new subscription. */
    public void reset() {
        begun = false;
        last = 0;
    }
}
