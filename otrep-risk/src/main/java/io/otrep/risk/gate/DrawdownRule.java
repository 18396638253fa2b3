package io.otrep.risk.gate;

import io.otrep.account.Account;
import io.otrep.account.EquityQuality;
import io.otrep.market.Decimal;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks the {@link DrawdownLadder}: tells the listener, scales limits, trips the switch. A halt needs two marks that are the confirmation
 * time apart, an equity that is not suspect, and the venue's own equity near ours where it states one; until then it is REDUCING. When an
 * operator rearms the switch after a trip, the loss is accepted and the peak begins anew.
 */
final class DrawdownRule extends Rule {
    private static final ControlScope ENGINE = ControlScope.engine();

    private final DrawdownLadder ladder;
    private final EquityTrack track;
    private final LimitScale scale;
    private final TradingControl control;
    private final long confirmationNanos;

    private DrawdownLevel level = DrawdownLevel.CALM;
    private long beyondSince = Long.MAX_VALUE;
    private boolean latched;
    private boolean restored;

    DrawdownRule(DrawdownLadder ladder, EquityTrack track, LimitScale scale, TradingControl control) {
        super("drawdown", DenialCode.DRAWDOWN);
        this.ladder = ladder;
        this.track = track;
        this.scale = scale;
        this.control = control;
        this.confirmationNanos = ladder.confirmation().toNanos();
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        look(facts.slot, facts.view());
        if (level.compareTo(DrawdownLevel.REDUCING) < 0) {
            return null;
        }
        boolean byClose = track.drawdown() < ladder.reduceAt();
        return byClose
                ? denial(DenialCode.DRAWDOWN, ladder.closeLimit(), track.closeDrawdown())
                : denial(DenialCode.DRAWDOWN, ladder.reduceAt(), track.drawdown());
    }

    @Override
    void onMark(int slot, RiskView view) {
        look(slot, view);
    }

    private void look(int slot, RiskView view) {
        track.update(view);
        if (level.compareTo(DrawdownLevel.REDUCING) >= 0) {
            if (restored) {
                tripAgain(view);
            }
            noticeRearm(view);
        }
        DrawdownLevel now = levelAt(track.drawdown(), slot, view);
        if (now != level) {
            move(now, view);
        }
    }

    /** A restart is not an operator: what was stopped before it is stopped after it, also where the switch came up anew. */
    private void tripAgain(RiskView view) {
        restored = false;
        trip(level == DrawdownLevel.HALTED ? TradingState.HALTED : TradingState.REDUCING, view);
    }

    /** A trip that was seen in the switch and is gone from it was taken back by an operator. */
    private void noticeRearm(RiskView view) {
        boolean active = control.state(ENGINE) == TradingState.ACTIVE;
        if (latched && active) {
            track.acceptLoss();
            latched = false;
            beyondSince = Long.MAX_VALUE;
            move(DrawdownLevel.CALM, view);
        } else {
            latched = !active;
        }
    }

    private DrawdownLevel levelAt(double drawdown, int slot, RiskView view) {
        DrawdownLevel reached = reached(drawdown, 0);
        if (reached == DrawdownLevel.HALTED && !isConfirmed(slot, view)) {
            reached = DrawdownLevel.REDUCING;
        }
        if (drawdown < ladder.haltAt()) {
            beyondSince = Long.MAX_VALUE;
        }
        if (reached.compareTo(level) >= 0) {
            return reached;
        }
        return level.compareTo(DrawdownLevel.REDUCING) >= 0 ? level : reached(drawdown, ladder.hysteresis());
    }

    private DrawdownLevel reached(double drawdown, double slack) {
        if (drawdown >= ladder.haltAt()) {
            return DrawdownLevel.HALTED;
        }
        if (drawdown >= ladder.reduceAt() || track.closeDrawdown() >= ladder.closeLimit()) {
            return DrawdownLevel.REDUCING;
        }
        if (drawdown >= held(ladder.scaleAt(), DrawdownLevel.SCALED, slack)) {
            return DrawdownLevel.SCALED;
        }
        return drawdown >= held(ladder.warnAt(), DrawdownLevel.WARN, slack) ? DrawdownLevel.WARN : DrawdownLevel.CALM;
    }

    /** The level at which a rung is left: lower than the one at which it was reached. */
    private double held(double at, DrawdownLevel rung, double slack) {
        return level.compareTo(rung) >= 0 ? at - slack : at;
    }

    private boolean isConfirmed(int slot, RiskView view) {
        if (level == DrawdownLevel.HALTED) {
            return true;
        }
        if (view.equityQuality() == EquityQuality.SUSPECT) {
            return false;
        }
        beyondSince = Math.min(beyondSince, view.timeNanos());
        return view.timeNanos() - beyondSince >= confirmationNanos && agrees(slot, view);
    }

    /** Whether the venue's own equity is near ours; a venue that states none, or in another currency, does not object. */
    private boolean agrees(int slot, RiskView view) {
        Account account = view.account(slot);
        Decimal stated = account == null ? null : account.equity();
        if (account == null || stated == null || !account.currency().equals(view.baseCurrency())) {
            return true;
        }
        double ours = track.equity();
        return Math.abs(stated.toDouble() - ours) <= ladder.equityTolerance() * Math.abs(ours);
    }

    private void move(DrawdownLevel to, RiskView view) {
        DrawdownLevel from = level;
        level = to;
        scale.factor = to.compareTo(DrawdownLevel.SCALED) >= 0 ? ladder.scale() : 1;
        if (to.compareTo(from) > 0 && to.compareTo(DrawdownLevel.REDUCING) >= 0) {
            trip(to == DrawdownLevel.HALTED ? TradingState.HALTED : TradingState.REDUCING, view);
        }
        ladder.listener().onLevel(from, to, track.drawdown(), view.timeNanos());
    }

    private void trip(TradingState state, RiskView view) {
        control.trip(
                ENGINE,
                state,
                "drawdown " + track.drawdown() + ", equity " + track.equity() + " after a peak of " + track.peak() + " "
                        + view.baseCurrency() + ", at " + view.timeNanos() + " ns");
        latched = control.state(ENGINE) != TradingState.ACTIVE;
    }

    @Override
    boolean followsMarks() {
        return true;
    }

    @Override
    boolean hasState() {
        return true;
    }

    @Override
    void write(DataOutput out) throws IOException {
        track.write(out);
        out.writeUTF(level.name());
        out.writeLong(beyondSince);
        out.writeBoolean(latched);
    }

    @Override
    void read(DataInput in) throws IOException {
        track.read(in);
        level = DrawdownLevel.valueOf(in.readUTF());
        beyondSince = in.readLong();
        latched = in.readBoolean();
        restored = true;
        scale.factor = level.compareTo(DrawdownLevel.SCALED) >= 0 ? ladder.scale() : 1;
    }
}
