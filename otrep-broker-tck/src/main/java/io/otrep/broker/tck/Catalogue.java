package io.otrep.broker.tck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All cases, by number. */
final class Catalogue {
    private Catalogue() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        all.addAll(ConnectCases.all());
        all.addAll(BasicCases.all());
        all.addAll(VenueCases.all());
        all.addAll(TypeCases.all());
        all.addAll(TimeCases.all());
        all.addAll(FlagCases.all());
        all.addAll(ReplaceCases.all());
        all.addAll(GroupCases.all());
        all.addAll(LookupCases.all());
        all.addAll(FillCases.all());
        all.addAll(RejectCases.all());
        all.addAll(RequestFaultCases.all());
        all.addAll(QueryFaultCases.all());
        all.addAll(StreamCases.all());
        all.addAll(LimitCases.all());
        all.addAll(MarketCases.all());
        all.addAll(ShutdownCases.all());
        all.sort(Comparator.comparing(Case::number));
        return List.copyOf(all);
    }
}
