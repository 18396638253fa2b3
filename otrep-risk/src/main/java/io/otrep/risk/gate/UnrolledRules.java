package io.otrep.risk.gate;

import io.otrep.risk.Denial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a plain order meets, written out one call after the other: each place in the code then sees one class, as long as one kind
 * of chain runs in the virtual machine, and the compiler may inline it; a loop over the rules would be a virtual call for each. Only says
 * whether all pass; who denies and what fits is found by going through them again. Single-threaded.
 */
final class UnrolledRules {
    private static final int WRITTEN_OUT = 16;

    private final Rule a;
    private final Rule b;
    private final Rule c;
    private final Rule d;
    private final Rule e;
    private final Rule f;
    private final Rule g;
    private final Rule h;
    private final Rule i;
    private final Rule j;
    private final Rule k;
    private final Rule l;
    private final Rule m;
    private final Rule n;
    private final Rule o;
    private final Rule p;
    private final Rule[] rest;

    /** Stands where there is no rule. */
    private static final class NoRule extends Rule {
        NoRule() {
            super("none");
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            return null;
        }
    }

    UnrolledRules(List<Rule> rules) {
        List<Rule> all = new ArrayList<>(rules);
        while (all.size() < WRITTEN_OUT) {
            all.add(new NoRule());
        }
        a = all.get(0);
        b = all.get(1);
        c = all.get(2);
        d = all.get(3);
        e = all.get(4);
        f = all.get(5);
        g = all.get(6);
        h = all.get(7);
        i = all.get(8);
        j = all.get(9);
        k = all.get(10);
        l = all.get(11);
        m = all.get(12);
        n = all.get(13);
        o = all.get(14);
        p = all.get(15);
        rest = all.subList(WRITTEN_OUT, all.size()).toArray(Rule[]::new);
    }

    boolean pass(OrderFacts facts) {
        return a.check(facts) == null
                && b.check(facts) == null
                && c.check(facts) == null
                && d.check(facts) == null
                && e.check(facts) == null
                && f.check(facts) == null
                && g.check(facts) == null
                && h.check(facts) == null
                && i.check(facts) == null
                && j.check(facts) == null
                && k.check(facts) == null
                && l.check(facts) == null
                && m.check(facts) == null
                && n.check(facts) == null
                && o.check(facts) == null
                && p.check(facts) == null
                && restPass(facts);
    }

    private boolean restPass(OrderFacts facts) {
        for (Rule rule : rest) {
            if (rule.check(facts) != null) {
                return false;
            }
        }
        return true;
    }
}
