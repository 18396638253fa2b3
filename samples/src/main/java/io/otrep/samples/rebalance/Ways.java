package io.otrep.samples.rebalance;

import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.allocate.EqualWeight;
import io.otrep.portfolio.allocate.HierarchicalRiskParity;
import io.otrep.portfolio.allocate.InverseVolatility;
import io.otrep.portfolio.allocate.MeanVariance;
import io.otrep.portfolio.allocate.RiskBudget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways to choose weights that the runner knows by name. Stateless. */
final class Ways {
    static final List<String> DEFAULT = List.of("risk-parity", "minimum-variance", "hierarchical");

    private Ways() {}

    private static Map<String, Allocator> all() {
        Map<String, Allocator> all = new LinkedHashMap<>();
        all.put("equal-weight", new EqualWeight());
        all.put("inverse-volatility", new InverseVolatility());
        all.put("risk-parity", RiskBudget.equal());
        all.put("minimum-variance", MeanVariance.minimumVariance());
        all.put("maximum-diversification", MeanVariance.maximumDiversification());
        all.put("hierarchical", HierarchicalRiskParity.original());
        return all;
    }

    static Allocator find(String name) {
        Allocator found = all().get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no way to choose weights is named '" + name + "'; known are " + all().keySet());
        }
        return found;
    }
}
