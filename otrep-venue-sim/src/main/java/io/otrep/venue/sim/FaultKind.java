package io.otrep.venue.sim;

import java.util.List;

/** What can go wrong. The order of these constants is the order in which {@link FaultPlan#seeded} asks for them. Immutable. */
public enum FaultKind {
    /** The connection is cut before a byte left: NOT_SENT for a submit, unknown for a cancel or replace. */
    CUT_BEFORE_SEND("connection cut before the request left", Target.REQUESTS),
    /** The request is lost on the way; the broker times out. */
    REQUEST_LOST("request lost", Target.REQUESTS),
    /** The request reaches the venue late, perhaps after the broker timed out. */
    REQUEST_DELAYED("request delayed by", Target.REQUESTS),
    /** The network sends the request again. Where the venue does not tell duplicates apart, only cancels are sent again. */
    REQUEST_DUPLICATED("request repeated after", Target.REQUESTS),
    /** The next request overtakes this one, which waits for it no longer than this. */
    REQUEST_OVERTAKEN("request overtaken within", Target.REQUESTS),
    /** The connection is cut after the request left: unknown at once, although the venue gets it. */
    CUT_AFTER_SEND("connection cut after the request left", Target.REQUESTS),
    /** The venue answers with a server error and has done nothing. */
    SERVER_ERROR("server error, nothing done", Target.REQUESTS),
    /** The venue answers with a server error although it has done what was asked. */
    SERVER_ERROR_AFTER("server error, yet done", Target.REQUESTS),
    /** The answer is lost; the broker times out. */
    REPLY_LOST("reply lost", Target.REQUESTS),
    /** The answer comes late, perhaps after the broker timed out; others overtake it. */
    REPLY_DELAYED("reply delayed by", Target.REQUESTS),
    /** The answer comes twice. */
    REPLY_DUPLICATED("reply repeated after", Target.REQUESTS),
    /** The venue refuses: too many requests. A query fails and says how long to wait. */
    RATE_LIMITED("rate limited", Target.REQUESTS_AND_QUERIES),
    /** The venue refuses for a reason of the author's choice. */
    REFUSED("refused", Target.REQUESTS),
    /** Executions are reported before the acceptance, which comes this late. */
    FILL_BEFORE_ACCEPT("fills before the acceptance, which is late by", Target.SUBMITS),
    /** The order is executed this long after it was accepted, whatever the market says. */
    FILL("filled after", Target.SUBMITS),
    /** An execution won against the cancel, and is reported this long after it. */
    LATE_FILL("fill reported after its cancel by", Target.CANCELS),
    /** A part is executed now, the rest is tried again this much later. */
    PARTIAL_FILL("filled in part, again after", Target.EXECUTIONS),
    /** The venue takes the execution back. */
    BUST("execution taken back after", Target.EXECUTIONS),
    /** The venue corrects the price by a tick. */
    CORRECTION("execution corrected after", Target.EXECUTIONS),
    /** The order stream of this broker is down for a while, what is said meanwhile is lost to it. */
    STREAM_CUT("stream cut for", Target.REQUESTS),
    /** The venue is down for a while: streams end, requests are refused by the network, replies are lost. */
    VENUE_RESTART("venue restarts for", Target.REQUESTS),
    /** A frame is lost. */
    FRAME_LOST("frame lost", Target.FRAMES),
    /** A frame and those behind it are late. */
    FRAME_DELAYED("frame delayed by", Target.FRAMES),
    /** A frame comes twice. */
    FRAME_DUPLICATED("frame repeated after", Target.FRAMES),
    /** The next frame overtakes this one, which waits for it no longer than this. */
    FRAME_OVERTAKEN("frame overtaken within", Target.FRAMES),
    /** A query fails; asking again can help. */
    QUERY_FAILED("query failed", Target.QUERIES),
    /** The answer of a query is late. */
    QUERY_DELAYED("query delayed by", Target.QUERIES),
    /** A query is answered from an older state than usual, as old as the visibility delay allows at the most: the venue forgets for a while. */
    QUERY_STALE("query answered from the past, older by", Target.QUERIES),
    /** A query is answered from a state older than the visibility delay allows: the venue breaks its promise. Never in a seeded mixture. */
    QUERY_FORGETS("query answered against the promise, from before it by", Target.QUERIES);

    private enum Target {
        REQUESTS(
                MessageKind.SUBMIT, MessageKind.GROUP, MessageKind.CANCEL, MessageKind.REPLACE, MessageKind.CANCEL_ALL),
        REQUESTS_AND_QUERIES(
                MessageKind.SUBMIT,
                MessageKind.GROUP,
                MessageKind.CANCEL,
                MessageKind.REPLACE,
                MessageKind.CANCEL_ALL,
                MessageKind.QUERY),
        SUBMITS(MessageKind.SUBMIT, MessageKind.GROUP),
        CANCELS(MessageKind.CANCEL, MessageKind.CANCEL_ALL),
        EXECUTIONS(MessageKind.EXECUTION),
        FRAMES(MessageKind.ORDER_FRAME, MessageKind.ACTIVITY_FRAME, MessageKind.MARKET_FRAME),
        QUERIES(MessageKind.QUERY);

        private final List<MessageKind> kinds;

        Target(MessageKind... kinds) {
            this.kinds = List.of(kinds);
        }
    }

    private final String words;
    private final Target target;

    FaultKind(String words, Target target) {
        this.words = words;
        this.target = target;
    }

    /**
     * Whether a message of a kind can be struck.
     *
     * @param message the kind of message
     * @return true if so
     */
    public boolean strikes(MessageKind message) {
        return target.kinds.contains(message);
    }

    /** Whether a duration is part of it: its words end where the duration begins. */
    boolean hasDuration() {
        return words.endsWith(" by") || words.endsWith(" after") || words.endsWith(" within") || words.endsWith(" for");
    }

    String words() {
        return words;
    }
}
