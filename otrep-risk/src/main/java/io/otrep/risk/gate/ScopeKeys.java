package io.otrep.risk.gate;

import io.otrep.risk.ControlScope;
import io.otrep.risk.ControlScope.Kind;
import io.otrep.risk.RiskView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers scopes of one kind in the order in which they are met; answers from then on without allocating. An order of several strategies,
 * joined by {@code +}, is about each of them. Single-threaded.
 */
final class ScopeKeys {
    private final Kind kind;
    private final List<ControlScope> scopes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, int[]> byOwners = new HashMap<>();
    private final int[] engine = {0};
    private int[][] bySlot = new int[0][];

    ScopeKeys(Kind kind) {
        this.kind = kind;
        if (kind == Kind.ENGINE) {
            ofName(ControlScope.engine().name());
        }
    }

    int size() {
        return scopes.size();
    }

    ControlScope scope(int key) {
        return scopes.get(key);
    }

    /** The number of a name of this kind. */
    int ofName(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, scopes.size());
        scopes.add(new ControlScope(kind, name));
        return scopes.size() - 1;
    }

    /** The number of a scope, -1 if it is of another kind; everything is about the engine. */
    int of(ControlScope scope) {
        return kind == Kind.ENGINE ? 0 : scope.kind() == kind ? ofName(scope.name()) : -1;
    }

    /** What something of these owners in this instrument is about. Not to be changed. */
    int[] of(String owners, int slot, RiskView view) {
        return kind == Kind.STRATEGY ? ofOwners(owners) : ofSlot(slot, view);
    }

    private int[] ofOwners(String owners) {
        int[] known = byOwners.get(owners);
        if (known == null) {
            String[] names = owners.split("\\+", -1);
            known = new int[names.length];
            for (int i = 0; i < names.length; i++) {
                known[i] = ofName(names[i]);
            }
            byOwners.put(owners, known);
        }
        return known;
    }

    /** The number of the engine, of an instrument's route, or of itself. Not for strategies. */
    int[] ofSlot(int slot, RiskView view) {
        if (kind == Kind.ENGINE) {
            return engine;
        }
        if (bySlot.length == 0) {
            bySlot = new int[view.instrumentCount()][];
        }
        int[] known = bySlot[slot];
        if (known == null) {
            known = new int[] {ofName(name(slot, view))};
            bySlot[slot] = known;
        }
        return known;
    }

    private String name(int slot, RiskView view) {
        return kind == Kind.ROUTE
                ? view.instrument(slot).route()
                : ControlScope.instrument(view.instrument(slot)).name();
    }
}
