package io.otrep.risk.gate;

import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import org.jspecify.annotations.Nullable;

/**
 * A limit on a sum of worst-case values over book equity: of the whole book or of a group, gross (absolute values add up) or net (signed
 * values do). An order that does not make the sum larger passes, however large it is.
 */
class ExposureRule extends Rule {
    private final DenialCode code;
    private final double full;
    private final boolean net;
    private final BookExposure book;
    private final ExposureGroups groups;

    ExposureRule(String name, DenialCode code, double limit, boolean net, BookExposure book, ExposureGroups groups) {
        super(name, code);
        this.code = code;
        this.full = limit;
        this.net = net;
        this.book = book;
        this.groups = groups;
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        int group = groups.groupOf(facts.slot);
        if (group < 0) {
            return null;
        }
        double limit = full * facts.scale;
        double sum = others(facts, group) + own(facts);
        double base = denominator(facts);
        return OrderFacts.isWithin(sum, limit, base) || sum <= before(facts, group)
                ? null
                : denial(code, limit, sum / base);
    }

    /** What the rest of the group adds to. */
    private double others(OrderFacts facts, int group) {
        return net ? groups.worst(group, facts.sign) : groups.gross(group) - ownGross(facts);
    }

    /** What this instrument would add to it after the order. */
    private double own(OrderFacts facts) {
        return net ? facts.added * facts.unitValue : Math.max(facts.after * facts.unitValue, ownGross(facts));
    }

    private double ownGross(OrderFacts facts) {
        return ExposureGroups.grossOf(book.low(facts.slot), book.high(facts.slot));
    }

    private double before(OrderFacts facts, int group) {
        return net ? groups.worst(group, facts.sign) : groups.gross(group);
    }

    /** What the sum is divided by, base currency; a subclass may know better. */
    double denominator(OrderFacts facts) {
        return facts.equity;
    }

    @Override
    double room(OrderFacts facts) {
        int group = groups.groupOf(facts.slot);
        double allowed = full * facts.scale * denominator(facts) - others(facts, group);
        return net ? allowed / facts.unitValue : allowed / facts.unitValue - facts.before;
    }
}
