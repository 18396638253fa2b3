package io.otrep.core.reconcile;

import java.util.Objects;

/**
 * Something that the engine and a venue did not agree on, and what was done about it. For example
 * {@code POSITION AAPL@alpaca: ours 100, venue's 120; 20 booked as external}. Immutable and thread-safe.
 *
 * @param kind what it is about
 * @param subject an order id, an instrument, a currency or an activity
 * @param ours what the engine had
 * @param venues what the venue says
 * @param done what was done
 */
public record Difference(Kind kind, String subject, String ours, String venues, String done) {

    /** What can differ. Immutable. */
    public enum Kind {
        /** The books were opened with what the venue holds: there were none before. */
        OPENED(true),
        /** An order had moved on at the venue. */
        ORDER_STATUS(true),
        /** An order works under other terms. */
        ORDER_TERMS(true),
        /** An activity had not been seen. */
        MISSED_ACTIVITY(true),
        /** An order was executed further than any activity tells; the rest was booked from the order itself. */
        INFERRED_FILL(true),
        /** A request provably never reached the venue. */
        NOT_SENT(true),
        /** An order that the engine did not make works at the venue. */
        EXTERNAL_ORDER(true),
        /** An order that the engine did not make works no longer. */
        EXTERNAL_ORDER_GONE(true),
        /** An order that the venue had confirmed is not known there any more. */
        ORDER_LOST(false),
        /** An order carries an id of this engine's namespace that the engine does not remember. */
        ORDER_FORGOTTEN(false),
        /** What the venue shows under our id is not what we asked for. */
        ORDER_MISMATCH(false),
        /** An order carries the id of another engine. */
        FOREIGN_ENGINE(false),
        /** A position that no activity explains. */
        POSITION(false),
        /** Cash that no activity explains. */
        CASH(false);

        private final boolean explained;

        Kind(boolean explained) {
            this.explained = explained;
        }

        /**
         * Whether the venue's own records account for it.
         *
         * @return false if the {@link MismatchPolicy} decides what becomes of the route
         */
        public boolean isExplained() {
            return explained;
        }
    }

    /** Checks that all parts are there. */
    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(ours, "ours");
        Objects.requireNonNull(venues, "venues");
        Objects.requireNonNull(done, "done");
    }

    /** The difference in words, for an operator. */
    @Override
    public String toString() {
        return kind + " " + subject + ": ours " + ours + ", venue's " + venues + "; " + done;
    }
}
