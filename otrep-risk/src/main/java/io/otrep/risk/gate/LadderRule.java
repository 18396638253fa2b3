package io.otrep.risk.gate;

import io.otrep.account.ClosedTrade;
import io.otrep.account.EquityQuality;
import io.otrep.order.OrderEventKind;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a {@link RiskLadder} for each of its scopes: tells the listener, scales limits, trips the switch, asks for a flatten. What was
 * tripped stays until an operator rearms the switch, also over a restart; the number then begins anew.
 */
final class LadderRule extends Rule {
    private static final LadderLevel[] LEVELS = LadderLevel.values();

    private final RiskLadder ladder;
    private final LadderGauge gauge;
    private final @Nullable Vital vital;
    private final ScopeKeys keys;
    private final TradingControl control;
    private final VenueEquity venue = new VenueEquity();
    private final List<LadderState> states = new ArrayList<>();
    private final long confirmationNanos;
    private final double lowest;
    private long lastMarkNanos = Long.MIN_VALUE;
    private int awake;
    private int rotation;

    LadderRule(RiskLadder ladder, EquityTrack track, TradingControl control) {
        super(
                "ladder " + ladder.cause() + " by " + ladder.scope(),
                ladder.cause().code());
        this.ladder = ladder;
        this.control = control;
        this.gauge = gauge(ladder, track);
        this.vital = vital(ladder.cause());
        this.keys = new ScopeKeys(ladder.scope());
        this.lowest = ladder.lowest();
        this.confirmationNanos = ladder.confirmation().toNanos();
    }

    private static LadderGauge gauge(RiskLadder ladder, EquityTrack track) {
        boolean whole = ladder.scope() == ControlScope.Kind.ENGINE;
        return switch (ladder.cause()) {
            case DAILY_LOSS, DRAWDOWN, CLOSE_DRAWDOWN ->
                whole ? new EquityGauge(ladder.cause(), track) : new RealizedGauge(ladder.cause(), track);
            case LOSING_STREAK -> new StreakGauge();
            case REJECTS -> new RejectGauge(ladder);
            case FAILURES -> new FailureGauge();
            case STALE_DATA -> new AgeGauge(ladder.lowest());
            case MISMATCH, CLOCK_SKEW -> new VitalGauge();
        };
    }

    private static @Nullable Vital vital(LadderCause cause) {
        return switch (cause) {
            case FAILURES -> Vital.FAILURES;
            case STALE_DATA -> Vital.DATA_AGE;
            case MISMATCH -> Vital.MISMATCH;
            case CLOCK_SKEW -> Vital.CLOCK_SKEW;
            default -> null;
        };
    }

    /** Whether any scope is up the ladder, or was refused a step. */
    boolean isAwake() {
        return awake > 0;
    }

    /** For an order: the least of the scopes it is about. */
    double scaleOf(OrderFacts facts) {
        for (int key : keys.of(facts.intent().owner(), facts.slot, facts.view())) {
            if (state(key).level.compareTo(LadderLevel.SCALED) >= 0) {
                return ladder.scale();
            }
        }
        return 1;
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        Denial denial = null;
        for (int key : keys.of(facts.intent().owner(), facts.slot, facts.view())) {
            look(key, facts.view());
            LadderState state = state(key);
            if (denial == null && state.isStopped()) {
                denial = denial(ladder.cause().code(), stopLevel(), gauge.value(key, facts.view()));
            }
        }
        return denial;
    }

    /** The lowest level from which nothing is opened. */
    private double stopLevel() {
        return Math.min(
                ladder.at(LadderLevel.REDUCING),
                Math.min(ladder.at(LadderLevel.HALTED), ladder.at(LadderLevel.FLATTEN)));
    }

    // What the gauge is told.

    @Override
    void onMark(int slot, RiskView view) {
        lastMarkNanos = view.timeNanos();
        if (ladder.scope() != ControlScope.Kind.STRATEGY) {
            int key = keys.ofSlot(slot, view)[0];
            gauge.onMark(key, slot, view);
            if (gauge.movesWithMarks()) {
                look(key, view);
            }
        }
        if (awake > 0) {
            lookAtAwake(view);
        } else if (gauge.ages() && keys.size() > 0) {
            rotation = (rotation + 1) % keys.size();
            look(rotation, view);
        }
    }

    private void lookAtAwake(RiskView view) {
        for (int key = 0; key < states.size(); key++) {
            if (isAwake(states.get(key)) || gauge.ages()) {
                look(key, view);
            }
        }
    }

    private static boolean isAwake(LadderState state) {
        return state.level != LadderLevel.CALM || !state.alerted.isEmpty();
    }

    @Override
    void onEvent(WorkingOrder order, OrderEventKind kind, int slot, RiskView view) {
        for (int key : keys.of(order.intent().owner(), slot, view)) {
            gauge.onEvent(key, kind, view);
            look(key, view);
        }
    }

    @Override
    void onTrade(ClosedTrade trade, boolean revoked, int slot, RiskView view) {
        double profit = trade.grossProfit().toDouble() * view.rate(slot) - trade.fees();
        for (int key : keys.of(trade.owner(), slot, view)) {
            gauge.onTrade(key, trade, profit, revoked, view);
            look(key, view);
        }
    }

    @Override
    void onVital(ControlScope scope, Vital measured, double value, RiskView view) {
        int key = measured == vital ? keys.of(scope) : -1;
        if (key >= 0) {
            gauge.onVital(key, value);
            look(key, view);
        }
    }

    // The walk.

    private LadderState state(int key) {
        while (states.size() <= key) {
            states.add(new LadderState());
        }
        return states.get(key);
    }

    private void look(int key, RiskView view) {
        LadderState state = state(key);
        if (state.isStopped()) {
            if (state.restored) {
                state.restored = false;
                trip(key, state, view);
            }
            noticeRearm(key, state, view);
        }
        double value = gauge.value(key, view);
        if (state.quiet && value < lowest) {
            return;
        }
        walk(key, state, value, view);
    }

    private void walk(int key, LadderState state, double value, RiskView view) {
        LadderLevel reached = reached(state, value, view);
        LadderLevel granted = granted(reached, key, state, value, view);
        if (granted.compareTo(state.level) < 0) {
            granted = state.isStopped() ? state.level : held(state, value);
        }
        if (granted != state.level) {
            move(key, state, granted, value, view);
        }
        state.quiet = reached == LadderLevel.CALM && !isAwake(state);
    }

    /** A trip that was seen in the switch and is gone from it was taken back by an operator. */
    private void noticeRearm(int key, LadderState state, RiskView view) {
        boolean active = control.state(keys.scope(key)) == TradingState.ACTIVE;
        if (state.latched && active) {
            gauge.accept(key);
            double value = gauge.value(key, view);
            move(key, state, LadderLevel.CALM, value, view);
            state.calm();
        } else {
            state.latched = !active;
        }
    }

    /** The highest level that the number is beyond; keeps since when it has been beyond each. */
    private LadderLevel reached(LadderState state, double value, RiskView view) {
        LadderLevel reached = LadderLevel.CALM;
        boolean suspect = view.equityQuality() == EquityQuality.SUSPECT;
        for (int i = 1; i < LEVELS.length; i++) {
            LadderLevel level = LEVELS[i];
            if (!(value >= ladder.at(level))) {
                state.end(level);
                continue;
            }
            reached = level;
            if (!suspect || !ladder.needsProof(level)) {
                state.begin(level, view.timeNanos());
            }
        }
        return reached;
    }

    /** What is left of a level that needs proof and has none. */
    private LadderLevel granted(LadderLevel reached, int key, LadderState state, double value, RiskView view) {
        LadderLevel level = reached;
        String why = "";
        while (ladder.needsProof(level) && state.level.compareTo(level) < 0) {
            String missing = missing(level, state, view);
            if (missing.isEmpty()) {
                break;
            }
            why = why.isEmpty() ? level + " withheld, " + missing : why;
            level = below(level, value);
        }
        alert(why, reached, key, state, value, view);
        return level;
    }

    private LadderLevel below(LadderLevel level, double value) {
        boolean halts = level == LadderLevel.FLATTEN && value >= ladder.at(LadderLevel.HALTED);
        return halts ? LadderLevel.HALTED : LadderLevel.REDUCING;
    }

    private String missing(LadderLevel level, LadderState state, RiskView view) {
        long since = state.since(level);
        if (view.equityQuality() == EquityQuality.SUSPECT) {
            return "equity is suspect";
        }
        if (since == Long.MAX_VALUE || lastMarkNanos == Long.MIN_VALUE || lastMarkNanos - since < confirmationNanos) {
            return "it is not confirmed by a second mark yet";
        }
        return disagreement(level, view);
    }

    private String disagreement(LadderLevel level, RiskView view) {
        double stated = venue.of(view);
        if (Double.isNaN(stated)) {
            return level == LadderLevel.FLATTEN ? "the venue states no equity" : "";
        }
        double ours = view.equity();
        return Math.abs(stated - ours) <= ladder.equityTolerance() * Math.abs(ours)
                ? ""
                : "the venue states another equity than ours";
    }

    private void alert(String why, LadderLevel reached, int key, LadderState state, double value, RiskView view) {
        boolean news = !why.isEmpty() && !why.equals(state.alerted);
        setAlerted(state, why);
        if (news) {
            String numbers =
                    why + "; " + gauge.inputs(key, view) + ", venue " + venue.of(view) + ", ours " + view.equity();
            ladder.listener().onStep(step(key, state, state.level, state.level, reached, value, view, numbers));
        }
    }

    private void setAlerted(LadderState state, String why) {
        int before = isAwake(state) ? 1 : 0;
        state.alerted = why;
        awake += (isAwake(state) ? 1 : 0) - before;
    }

    /** The level at which a rung is left: lower than the one at which it was reached. */
    private LadderLevel held(LadderState state, double value) {
        for (int i = LadderLevel.SCALED.ordinal(); i > 0; i--) {
            double slack = state.level.ordinal() >= i ? ladder.hysteresis() : 0;
            if (value >= ladder.at(LEVELS[i]) - slack) {
                return LEVELS[i];
            }
        }
        return LadderLevel.CALM;
    }

    private void move(int key, LadderState state, LadderLevel to, double value, RiskView view) {
        LadderLevel from = state.level;
        int before = isAwake(state) ? 1 : 0;
        state.level = to;
        state.measured = value;
        awake += (isAwake(state) ? 1 : 0) - before;
        LadderLevel crossed = to.compareTo(from) > 0 ? to : from;
        if (to.compareTo(from) > 0 && state.isStopped()) {
            trip(key, state, view);
        }
        ladder.listener().onStep(step(key, state, from, to, crossed, value, view, gauge.inputs(key, view)));
    }

    private LadderStep step(
            int key,
            LadderState state,
            LadderLevel from,
            LadderLevel to,
            LadderLevel crossed,
            double value,
            RiskView view,
            String detail) {
        long since = Math.min(state.since(crossed), view.timeNanos());
        double limit = Math.min(ladder.at(crossed), crossed == LadderLevel.REDUCING ? stopLevel() : ladder.at(crossed));
        return new LadderStep(ladder.cause(), keys.scope(key), from, to, value, limit, since, view.timeNanos(), detail);
    }

    /** The numbers go into the switch's reason, which the journal keeps. */
    private void trip(int key, LadderState state, RiskView view) {
        ControlScope scope = keys.scope(key);
        double value = gauge.value(key, view);
        LadderLevel level = state.level;
        String reason = step(key, state, LadderLevel.CALM, level, level, value, view, gauge.inputs(key, view))
                .toString();
        if (level == LadderLevel.FLATTEN) {
            control.flatten(scope, reason);
        } else {
            control.trip(scope, level == LadderLevel.HALTED ? TradingState.HALTED : TradingState.REDUCING, reason);
        }
        state.latched = control.state(scope) != TradingState.ACTIVE;
    }

    @Override
    boolean followsMarks() {
        return true;
    }

    // What survives a restart.

    @Override
    boolean hasState() {
        return true;
    }

    @Override
    void write(DataOutput out) throws IOException {
        gauge.writeShared(out);
        out.writeInt(keys.size());
        for (int key = 0; key < keys.size(); key++) {
            out.writeUTF(keys.scope(key).name());
            state(key).write(out);
            gauge.write(key, out);
        }
    }

    @Override
    void read(DataInput in) throws IOException {
        gauge.readShared(in);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int key = keys.ofName(in.readUTF());
            LadderState state = state(key);
            state.read(in);
            gauge.read(key, in);
            awake += isAwake(state) ? 1 : 0;
        }
    }
}
