package io.otrep.core.internal.record;

import org.jspecify.annotations.Nullable;

/**
 * What kinds of record there are. The number is part of the format: kinds are added, never renumbered. Immutable and thread-safe.
 */
public enum RecordType {
    /** A run of the engine begins. */
    RUN(1),
    /** A route's account is known. */
    ROUTE(2),
    /** An instrument gets a number. */
    INSTRUMENT(3),
    /** New orders are to be sent. */
    INTENT(4),
    /** Other terms are to be sent. */
    REPLACE(5),
    /** An order is to be ended. */
    CANCEL(6),
    /** Something was said about an order. */
    ORDER_EVENT(7),
    /** An execution. */
    FILL(8),
    /** An execution was changed or taken back. */
    FILL_CORRECTION(9),
    /** The fee of an execution changed. */
    FEE_ADJUSTMENT(10),
    /** Cash came or went. */
    CASH_FLOW(11),
    /** A corporate action changed a position. */
    POSITION_ADJUSTMENT(12),
    /** A venue made an order of its own. */
    VENUE_ORDER(13),
    /** An account as its venue sees it. */
    ACCOUNT(14),
    /** Trading was stopped or re-armed. */
    CONTROL(15),
    /** What a gate remembers. */
    GATE(16),
    /** Books were opened with what a venue held. */
    OPENING(17),
    /** Owners exchanged units inside. */
    CROSS(18),
    /** What was concluded, for people. */
    NOTE(19),
    /** All that recovery needs of the records before it. */
    SNAPSHOT(20),
    /** Units that no activity explains. */
    FOUND_POSITION(21),
    /** A bid and an ask. */
    QUOTE(40),
    /** A trade of the market. */
    TRADE(41),
    /** A bar. */
    BAR(42),
    /** A bar of both sides. */
    QUOTE_BAR(43),
    /** Levels of a book. */
    DEPTH(44),
    /** Trading in an instrument was stopped or went on. */
    STATUS(45),
    /** A corporate action. */
    CORPORATE_ACTION(46),
    /** A rate between currencies. */
    RATE(47),
    /** An order stream came up or went down. */
    STREAM(48),
    /** A host set a strategy's level. */
    SIGNAL(49),
    /** A host asked for an order. */
    SUBMIT(50),
    /** A host asked for the end of an order. */
    WITHDRAW(51),
    /** Somebody asked for the end of all entries. */
    WITHDRAW_ENTRIES(52),
    /** A timer fired. */
    TIMER(53),
    /** The strategies began. */
    STARTED(54),
    /** The machinery was measured. */
    VITAL(55),
    /** The loop saw that trading was stopped or re-armed. */
    CONTROL_SEEN(56),
    /** What the engine of a run was made of. */
    BUILT(57),
    /** A run of the engine ended in order. */
    RUN_ENDED(58),
    /** The strategies ended. */
    STOPPED(59),
    /** Trading on a route waits for a reconciliation, or has one behind it. */
    ROUTE_READY(62),
    /** An order that the engine did not make works at a venue. */
    ORDER_FOUND(63),
    /** A venue knows nothing any more of an order it had confirmed. */
    ORDER_LOST(64),
    /** A scope is to be closed. */
    FLATTEN(70),
    /** What a policy remembers. */
    POLICY(80),
    /** A host told a policy something. */
    TOLD(81),
    /** The first order of a group is to be sent, the others are held back. */
    GROUP_HELD(85),
    /** An exit is to be ended because of another of its group. */
    EXIT_WITHDRAWN(86),
    /** An order that was held back will never leave. */
    HELD_ENDED(87),
    /** All exits of a group are to be ended. */
    GROUP_ENDED(88),
    /** The loop took what was stopped or re-armed elsewhere. */
    CONTROL_TAKEN(90),
    /** The loop began to close a scope. */
    FLATTEN_TAKEN(91),
    /** Reconciliation had a request sent again. */
    REPEAT(92),
    /** Something late was taken after it had been looked up in the journal. */
    LOOKED_UP(93);

    private static final RecordType[] BY_NUMBER = new RecordType[256];

    static {
        for (RecordType type : values()) {
            BY_NUMBER[type.number] = type;
        }
    }

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    /** Its number in the journal. */
    public int number() {
        return number;
    }

    /** The kind of a number; null if a newer version of this library wrote it. */
    static @Nullable RecordType of(int number) {
        return number < 0 || number > 255 ? null : BY_NUMBER[number];
    }

    boolean isActivity() {
        return this == FOUND_POSITION || (number >= FILL.number && number <= VENUE_ORDER.number);
    }

    boolean isMarket() {
        return number >= QUOTE.number && number <= CORPORATE_ACTION.number;
    }
}
