package io.otrep.risk.gate;

import io.otrep.risk.ControlScope.Kind;
import io.otrep.risk.DenialCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a {@link RiskLadder} measures, in which unit, and about what. More is always worse. Immutable. */
public enum LadderCause {
    /**
     * Loss since the day's roll over book equity there. About the engine it is measured at every mark; about a strategy, an instrument or a
     * route it is the net loss of trades closed since.
     */
    DAILY_LOSS("daily loss", "fraction", DenialCode.DAILY_LOSS, EnumSet.allOf(Kind.class)),
    /**
     * Loss from the flow-adjusted peak over all marks. About a strategy, an instrument or a route: of the sum of net profits of closed
     * trades from its peak, over the peak of book equity.
     */
    DRAWDOWN("drawdown", "fraction", DenialCode.DRAWDOWN, EnumSet.allOf(Kind.class)),
    /** Loss from the highest flow-adjusted equity at a roll of the day: what happens within a day makes no peak. */
    CLOSE_DRAWDOWN("drawdown from the best close", "fraction", DenialCode.DRAWDOWN, EnumSet.of(Kind.ENGINE)),
    /** Closed trades in a row that lost, fees included. A close over several lots is one. */
    LOSING_STREAK("losses in a row", "trades", DenialCode.RISK_LADDER, EnumSet.allOf(Kind.class)),
    /** Orders that the venue refused within the ladder's window. */
    REJECTS("orders refused", "orders in the window", DenialCode.RISK_LADDER, EnumSet.allOf(Kind.class)),
    /**
     * Requests in a row whose outcome is unknown (a timeout, an adapter that threw), or failures that a supervisor reports; an answer of
     * the venue ends the row.
     */
    FAILURES("failures in a row", "requests", DenialCode.RISK_LADDER, EnumSet.allOf(Kind.class)),
    /** Age of the youngest mark while the session is open, or what a supervisor reports. */
    STALE_DATA("age of data", "seconds", DenialCode.RISK_LADDER, EnumSet.of(Kind.ENGINE, Kind.ROUTE, Kind.INSTRUMENT)),
    /** Value by which our books differ from the venue's over equity, as a reconciler reports it. */
    MISMATCH("mismatch with the venue", "fraction", DenialCode.RISK_LADDER, EnumSet.of(Kind.ENGINE, Kind.ROUTE)),
    /** How far clocks are apart, as a supervisor reports it. */
    CLOCK_SKEW("clock skew", "seconds", DenialCode.RISK_LADDER, EnumSet.of(Kind.ENGINE, Kind.ROUTE));

    private final String words;
    private final String unit;
    private final DenialCode code;
    private final Set<Kind> scopes;

    LadderCause(String words, String unit, DenialCode code, Set<Kind> scopes) {
        this.words = words;
        this.unit = unit;
        this.code = code;
        this.scopes = Collections.unmodifiableSet(scopes);
    }

    /**
     * The cause in words.
     *
     * @return for example {@code losses in a row}
     */
    public String words() {
        return words;
    }

    /**
     * What levels are given in.
     *
     * @return for example {@code fraction}
     */
    public String unit() {
        return unit;
    }

    /**
     * What an increase is denied with from REDUCING on.
     *
     * @return the code
     */
    public DenialCode code() {
        return code;
    }

    /**
     * What it can be about.
     *
     * @return in the order of the enum
     */
    public Set<Kind> scopes() {
        return scopes;
    }

    /** Whether it is read off marks, so that one bad mark could raise it. */
    boolean isOfMarks() {
        return this == DAILY_LOSS || this == DRAWDOWN || this == CLOSE_DRAWDOWN;
    }

    boolean isFraction() {
        return isOfMarks();
    }
}
