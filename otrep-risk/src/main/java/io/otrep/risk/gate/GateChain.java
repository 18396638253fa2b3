package io.otrep.risk.gate;

import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.Vital;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one engine, asked in their order; what they all need is worked out once. The first denial ends it, unless the rest of the
 * order fits: then the order goes on, smaller. Single-threaded, on the engine loop.
 */
final class GateChain implements OrderGate {
    private final Rule[] rules;
    private final Rule[] followers;
    private final UnrolledRules entries;
    private final UnrolledRules exits;
    private final LadderRule[] ladders;
    private final double protection;
    private final boolean reduces;
    private final @Nullable BookExposure book;
    private final OrderFacts facts = new OrderFacts();

    /**
     * Joins rules.
     *
     * @param rules in the order in which they are asked
     * @param book what the portfolio rules share, null if none needs it
     * @param protection how far beyond the far touch a MARKET order may fill, fraction; NaN for no bound
     * @param reduces whether an order may be made smaller instead of being denied
     */
    GateChain(List<Rule> rules, @Nullable BookExposure book, double protection, boolean reduces) {
        this.rules = rules.toArray(new Rule[0]);
        List<Rule> usual = rules.stream().filter(rule -> !rule.passesPlain()).toList();
        this.entries = new UnrolledRules(usual);
        this.exits =
                new UnrolledRules(usual.stream().filter(Rule::stopsReductions).toList());
        this.ladders = rules.stream()
                .filter(LadderRule.class::isInstance)
                .map(LadderRule.class::cast)
                .toArray(LadderRule[]::new);
        this.followers = rules.stream().filter(Rule::followsMarks).toArray(Rule[]::new);
        this.book = book;
        this.protection = protection;
        this.reduces = reduces;
    }

    @Override
    public String name() {
        return "risk-gates";
    }

    @Override
    public GateDecision check(OrderIntent intent, int slot, RiskView view) {
        facts.load(intent, slot, view);
        for (LadderRule ladder : ladders) {
            if (ladder.isAwake()) {
                facts.scale = Math.min(facts.scale, ladder.scaleOf(facts));
            }
        }
        if (book != null) {
            book.refresh(facts);
        }
        boolean approved = facts.isPlain() && (facts.reducing ? exits : entries).pass(facts);
        return approved ? GateDecision.APPROVE : judge();
    }

    @Override
    public double protectionPrice(OrderIntent intent, int slot, RiskView view) {
        facts.load(intent, slot, view);
        double width = facts.isExit() ? protection * PriceRules.WIDER : protection;
        return PriceRules.farTouch(facts) * (1 + facts.sign * width);
    }

    private GateDecision judge() {
        Denial cut = null;
        boolean plain = facts.isPlain();
        for (Rule rule : rules) {
            if (plain && rule.passesPlain() || facts.reducing && !rule.stopsReductions()) {
                continue;
            }
            Denial denial = rule.check(facts);
            if (denial != null) {
                if (!shrink(rule)) {
                    return GateDecision.deny(denial);
                }
                cut = cut == null ? denial : cut;
            }
        }
        return cut == null ? GateDecision.APPROVE : reduced(cut);
    }

    private GateDecision reduced(Denial cut) {
        return GateDecision.reduceTo(snapped(facts.quantity), cut);
    }

    /** Makes the order as small as the rule wants it; false if that leaves nothing the venue would take. */
    private boolean shrink(Rule rule) {
        if (!reduces || !isDivisible(facts)) {
            return false;
        }
        double room = Math.max(rule.room(facts), facts.closing());
        if (!(room > 0 && room < facts.quantity)) {
            return false;
        }
        Decimal smaller = snapped(room);
        if (!isOrderable(smaller)) {
            return false;
        }
        facts.resize(smaller.toDouble());
        return rule.check(facts) == null || facts.reducing && !rule.stopsReductions();
    }

    /** A replace, a notional order and one of a group keep their size: others depend on it. */
    private static boolean isDivisible(OrderFacts facts) {
        OrderIntent intent = facts.intent();
        return intent.request().quantity() != null
                && !intent.isReplace()
                && intent.groupId() == null
                && facts.instrument().step() != null;
    }

    private boolean isOrderable(Decimal quantity) {
        Decimal least = facts.instrument().minQuantity();
        Decimal value = facts.instrument().minNotional();
        double price = facts.mark * facts.instrument().multiplierAsDouble();
        return quantity.isPositive()
                && (least == null || quantity.compareTo(least) >= 0)
                && (value == null || quantity.toDouble() * price >= value.toDouble());
    }

    private Decimal snapped(double quantity) {
        Decimal step = facts.instrument().step();
        return Decimal.nearest(quantity, step == null ? Decimal.ONE : step, RoundingMode.DOWN);
    }

    @Override
    public void onOrder(WorkingOrder order, int slot, RiskView view) {
        refresh(slot, view);
        for (Rule rule : rules) {
            rule.onOrder(order, slot, view);
        }
    }

    @Override
    public void onReplace(WorkingOrder order, int slot, RiskView view) {
        onMark(slot, view);
        for (Rule rule : rules) {
            rule.onReplace(order, slot, view);
        }
    }

    @Override
    public void onClosed(WorkingOrder order, int slot, RiskView view) {
        refresh(slot, view);
        for (Rule rule : rules) {
            rule.onClosed(order, slot, view);
        }
    }

    @Override
    public void onEvent(WorkingOrder order, OrderEventKind kind, int slot, RiskView view) {
        for (Rule rule : rules) {
            rule.onEvent(order, kind, slot, view);
        }
    }

    @Override
    public void onTradeClosed(ClosedTrade trade, int slot, RiskView view) {
        for (Rule rule : rules) {
            rule.onTrade(trade, false, slot, view);
        }
    }

    @Override
    public void onTradeRevoked(ClosedTrade trade, int slot, RiskView view) {
        for (Rule rule : rules) {
            rule.onTrade(trade, true, slot, view);
        }
    }

    @Override
    public void onVital(ControlScope scope, Vital vital, double value, RiskView view) {
        for (Rule rule : rules) {
            rule.onVital(scope, vital, value, view);
        }
    }

    @Override
    public void onFill(Fill fill, int slot, RiskView view) {
        refresh(slot, view);
        for (Rule rule : rules) {
            rule.onFill(fill, slot, view);
        }
    }

    @Override
    public void onMark(int slot, RiskView view) {
        refresh(slot, view);
        for (Rule rule : followers) {
            rule.onMark(slot, view);
        }
    }

    @Override
    public void onRevalued(int slot, RiskView view) {
        onMark(slot, view);
    }

    private void refresh(int slot, RiskView view) {
        if (book != null) {
            book.refresh(slot, view);
        }
    }

    @Override
    public byte[] snapshot() {
        return ChainState.write(rules);
    }

    @Override
    public void restore(byte[] snapshot) {
        ChainState.read(rules, snapshot);
    }
}
