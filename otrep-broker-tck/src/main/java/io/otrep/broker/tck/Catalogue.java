package io.otrep.broker.tck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All cases, by number. */
final class Catalogue {
    private Catalogue() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        all.addAll(BasicCases.all());
        all.sort(Comparator.comparing(Case::number));
        return List.copyOf(all);
    }
}
