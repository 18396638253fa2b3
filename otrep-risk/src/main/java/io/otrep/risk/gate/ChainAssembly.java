package io.otrep.risk.gate;

import io.otrep.market.Asset;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the rules of one engine from the limits, in the order that docs/gates.md states. Used once. */
final class ChainAssembly {
    private final Limits limits;
    private final TradingControl control;
    private final List<Rule> rules = new ArrayList<>();
    private final BookExposure book = new BookExposure();
    private boolean usesBook;

    ChainAssembly(Limits limits, TradingControl control) {
        this.limits = limits;
        this.control = control;
    }

    GateChain chain() {
        addOrder();
        addPrices();
        addSize();
        addExposure();
        addPortfolioRisk();
        addAccount();
        addActivity();
        addLosses();
        return new GateChain(rules, usesBook ? book : null, limits.marketProtection, limits.reduceToFit);
    }

    private void addOrder() {
        rules.add(new MetadataRule());
        addState(new StateRules.Halted());
        addState(new StateRules.Status());
        addState(new AccountRules.Blocked());
        addState(new StateRules.ReduceOnly());
        addState(new StateRules.Reducing());
        addState(new StateRules.ShortSale());
        if (!limits.restricted.isEmpty()) {
            rules.add(new ActivityRules.Restricted(limits.restricted));
        }
    }

    private void addState(Rule rule) {
        rule.passPlain();
        rules.add(rule);
    }

    private void addPrices() {
        if (limits.sessionOnly) {
            rules.add(new PriceRules.InSession());
        }
        rules.add(new PriceKnownRule());
        if (limits.maxQuoteAge != null) {
            rules.add(new PriceRules.StaleQuote(limits.maxQuoteAge));
        }
        if (limits.maxRateAge != null) {
            rules.add(new PriceRules.StaleRate(limits.maxRateAge));
        }
        if (isSet(limits.quoteCollar) || isSet(limits.dayCollar)) {
            rules.add(new PriceRules.Collar(limits.quoteCollar, limits.dayCollar));
        }
        if (limits.selfTrade) {
            rules.add(new SelfTradeRule());
        }
        if (limits.duplicateWindow != null) {
            rules.add(new ActivityRules.Duplicate(limits.duplicateWindow));
        }
    }

    private void addAccount() {
        if (limits.buyingPower) {
            rules.add(new AccountRules.BuyingPower());
        }
        if (limits.settledCash) {
            rules.add(new AccountRules.SettledCash());
        }
        if (isSet(limits.maxMarginUsed)) {
            rules.add(new AccountRules.Margin(limits.maxMarginUsed));
        }
        if (limits.dayTrades) {
            rules.add(new AccountRules.DayTrades());
        }
    }

    private void addSize() {
        if (isSet(limits.maxOrderQuantity)) {
            rules.add(new OrderSizeRules.Quantity(limits.maxOrderQuantity));
        }
        if (isSet(limits.maxOrderNotional)) {
            rules.add(new OrderSizeRules.Notional(limits.maxOrderNotional));
        }
        if (isSet(limits.maxPositionQuantity)) {
            rules.add(new OrderSizeRules.Position(limits.maxPositionQuantity));
        }
        if (isSet(limits.maxPosition)) {
            rules.add(new MaxPositionRule(limits.maxPosition));
        }
    }

    private void addExposure() {
        if (isSet(limits.maxGross)) {
            addGross(
                    "max-gross",
                    DenialCode.GROSS_EXPOSURE,
                    limits.maxGross,
                    useBook().all());
        }
        if (isSet(limits.maxNet)) {
            addNet("max-net", DenialCode.NET_EXPOSURE, limits.maxNet, useBook().all());
        }
        if (isSet(limits.maxLeverage)) {
            rules.add(new LeverageRule(limits.maxLeverage, useBook()));
        }
        if (isSet(limits.maxConcentration)) {
            ExposureGroups assets =
                    useBook().groupedBy((slot, view) -> view.instrument(slot).asset());
            addNet("concentration", DenialCode.CONCENTRATION, limits.maxConcentration, assets);
        }
        if (isSet(limits.maxSector)) {
            ExposureGroups sectors =
                    useBook().groupedBy((slot, view) -> view.instrument(slot).sector());
            addGross("max-sector", DenialCode.SECTOR_EXPOSURE, limits.maxSector, sectors);
        }
        if (isSet(limits.maxCluster)) {
            addGross(
                    "max-cluster",
                    DenialCode.CLUSTER_EXPOSURE,
                    limits.maxCluster,
                    useBook().groupedBy(this::clusterOf));
        }
    }

    private void addGross(String name, DenialCode code, double limit, ExposureGroups groups) {
        rules.add(new ExposureRule(name, code, limit, false, book, groups));
    }

    private void addNet(String name, DenialCode code, double limit, ExposureGroups groups) {
        rules.add(new ExposureRule(name, code, limit, true, book, groups));
    }

    private BookExposure useBook() {
        usesBook = true;
        return book;
    }

    private @Nullable Object clusterOf(int slot, RiskView view) {
        Asset asset = view.instrument(slot).asset();
        List<Set<Asset>> clusters = limits.clusters;
        for (int i = 0; i < clusters.size(); i++) {
            if (clusters.get(i).contains(asset)) {
                return i;
            }
        }
        return null;
    }

    private void addPortfolioRisk() {
        ReturnCovariance covariance = new ReturnCovariance(limits.riskDecay, limits.dayRoll);
        PortfolioDeviation deviation = new PortfolioDeviation(covariance, limits.riskObservations, limits.riskProxy);
        if (isSet(limits.maxVar)) {
            rules.add(PortfolioRiskRule.valueAtRisk(limits.maxVar, limits.varLevel, deviation, covariance));
        }
        if (isSet(limits.maxShortfall)) {
            rules.add(PortfolioRiskRule.expectedShortfall(
                    limits.maxShortfall, limits.shortfallLevel, deviation, covariance));
        }
    }

    private void addActivity() {
        if (isSet(limits.maxOpenOrders)) {
            rules.add(new ActivityRules.OpenOrders(limits.maxOpenOrders));
        }
        if (isSet(limits.maxOrders)) {
            rules.add(new ActivityRules.OrderRate(limits.maxOrders, limits.ordersWindow));
        }
        if (isSet(limits.maxTurnover)) {
            rules.add(new ActivityRules.Turnover(limits.maxTurnover, limits.dayRoll, useBook()));
        }
    }

    private void addLosses() {
        EquityTrack track = new EquityTrack(limits.dayRoll);
        if (isSet(limits.dailyLoss)) {
            rules.add(new DailyLossRule(limits.dailyLoss, track));
        }
        for (RiskLadder ladder : limits.allLadders()) {
            rules.add(new LadderRule(ladder, track, control));
        }
    }

    private static boolean isSet(double limit) {
        return !Double.isNaN(limit);
    }

    private static boolean isSet(int limit) {
        return limit != Limits.UNSET;
    }
}
