package io.otrep.risk.gate;

import io.otrep.risk.TradingControl;
import java.util.ArrayList;
import java.util.List;

/** Makes the rules of one engine from the limits, in the order that the page of gates states. Used once. */
final class ChainAssembly {
    private final Limits limits;
    private final TradingControl control;
    private final List<Rule> rules = new ArrayList<>();
    private final BookExposure book = new BookExposure();
    private final LimitScale scale = new LimitScale();
    private boolean usesBook;

    ChainAssembly(Limits limits, TradingControl control) {
        this.limits = limits;
        this.control = control;
    }

    GateChain chain() {
        addOrder();
        addExposure();
        addLosses();
        return new GateChain(rules, usesBook ? book : null, limits.reduceToFit);
    }

    private void addOrder() {
        rules.add(new MetadataRule());
        rules.add(new StateRules.Halted());
        rules.add(new StateRules.Status());
        rules.add(new StateRules.ReduceOnly());
        rules.add(new StateRules.Reducing());
        rules.add(new StateRules.ShortSale());
        rules.add(new PriceKnownRule());
    }

    private void addExposure() {
        if (isSet(limits.maxPosition)) {
            rules.add(new MaxPositionRule(limits.maxPosition, scale));
        }
    }

    private void addLosses() {
        EquityTrack track = new EquityTrack(limits.dayRoll);
        if (isSet(limits.dailyLoss)) {
            rules.add(new DailyLossRule(limits.dailyLoss, track));
        }
        if (limits.ladder != null) {
            rules.add(new DrawdownRule(limits.ladder, track, scale, control));
        } else if (isSet(limits.maxDrawdown)) {
            DrawdownLadder ladder =
                    DrawdownLadder.builder(limits.maxDrawdown).hysteresis(0).build();
            rules.add(new DrawdownRule(ladder, track, scale, control));
        }
    }

    private static boolean isSet(double limit) {
        return !Double.isNaN(limit);
    }
}
