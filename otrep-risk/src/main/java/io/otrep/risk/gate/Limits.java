package io.otrep.risk.gate;

import io.otrep.market.Asset;
import io.otrep.market.DayRoll;
import io.otrep.risk.ControlScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of {@link RiskGates}: written by its builder, copied when it builds, read only after. A number that is not set is NaN (UNSET
 * for a count), an object null. Cloned as a whole, so that no setting is forgotten; collections in it are immutable.
 */
final class Limits implements Cloneable {
    DayRoll dayRoll = DayRoll.NEW_YORK_1700;
    boolean reduceToFit = true;

    double maxOrderQuantity = Double.NaN;
    double maxOrderNotional = Double.NaN;
    double quoteCollar = Double.NaN;
    double dayCollar = Double.NaN;
    double marketProtection = 0.10;

    @Nullable
    Duration maxQuoteAge;

    @Nullable
    Duration maxRateAge;

    boolean sessionOnly;

    boolean buyingPower;
    boolean settledCash;
    boolean dayTrades;
    double maxMarginUsed = Double.NaN;

    double maxPosition = Double.NaN;
    double maxPositionQuantity = Double.NaN;
    double maxGross = Double.NaN;
    double maxNet = Double.NaN;
    double maxLeverage = Double.NaN;
    double maxConcentration = Double.NaN;
    double maxSector = Double.NaN;
    double maxCluster = Double.NaN;
    List<Set<Asset>> clusters = List.of();

    double maxVar = Double.NaN;
    double varLevel = 0.99;
    double maxShortfall = Double.NaN;
    double shortfallLevel = 0.975;
    double riskDecay = 0.94;
    int riskObservations = 20;
    double riskProxy = 0.05;

    int maxOpenOrders = UNSET;
    int maxOrders = UNSET;
    Duration ordersWindow = Duration.ofSeconds(1);
    double maxTurnover = Double.NaN;

    @Nullable
    Duration duplicateWindow;

    boolean selfTrade;
    Set<Asset> restricted = Set.of();

    double dailyLoss = Double.NaN;
    double maxDrawdown = Double.NaN;

    List<RiskLadder> ladders = List.of();

    int maxRejects = UNSET;
    Duration rejectsWindow = Duration.ofMinutes(1);

    /** No limit on a count. */
    static final int UNSET = Integer.MIN_VALUE;

    Limits copy() {
        try {
            return (Limits) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a Cloneable class was not cloned", e);
        }
    }

    void check(List<String> found) {
        Require.positiveIfSet(found, "maxOrderQuantity", maxOrderQuantity);
        Require.positiveIfSet(found, "maxOrderNotional", maxOrderNotional);
        Require.positiveIfSet(found, "quoteCollar", quoteCollar);
        Require.positiveIfSet(found, "dayCollar", dayCollar);
        Require.positiveIfSet(found, "marketProtection", marketProtection);
        Require.positiveIfSet(found, "maxQuoteAge", maxQuoteAge);
        Require.positiveIfSet(found, "maxRateAge", maxRateAge);
        Require.positiveIfSet(found, "maxMarginUsed", maxMarginUsed);
        checkExposure(found);
        checkRisk(found);
        checkActivity(found);
        checkLosses(found);
    }

    private void checkExposure(List<String> found) {
        Require.positiveIfSet(found, "maxPosition", maxPosition);
        Require.positiveIfSet(found, "maxPositionQuantity", maxPositionQuantity);
        Require.positiveIfSet(found, "maxGross", maxGross);
        Require.positiveIfSet(found, "maxNet", maxNet);
        Require.positiveIfSet(found, "maxLeverage", maxLeverage);
        Require.positiveIfSet(found, "maxConcentration", maxConcentration);
        Require.positiveIfSet(found, "maxSector", maxSector);
        Require.positiveIfSet(found, "maxCluster", maxCluster);
    }

    private void checkRisk(List<String> found) {
        Require.positiveIfSet(found, "maxValueAtRisk", maxVar);
        Require.fraction(found, "level of maxValueAtRisk", varLevel);
        Require.positiveIfSet(found, "maxExpectedShortfall", maxShortfall);
        Require.fraction(found, "level of maxExpectedShortfall", shortfallLevel);
        Require.fraction(found, "decay of the covariance", riskDecay);
        Require.positiveIfSet(found, "proxy volatility", riskProxy);
        Require.positiveIfSet(found, "observations of the covariance", riskObservations);
    }

    private void checkActivity(List<String> found) {
        Require.positiveIfSet(found, "maxOpenOrders", maxOpenOrders);
        Require.positiveIfSet(found, "maxOrderRate", maxOrders);
        Require.positiveIfSet(found, "window of maxOrderRate", ordersWindow);
        Require.positiveIfSet(found, "maxTurnover", maxTurnover);
        Require.positiveIfSet(found, "duplicateWindow", duplicateWindow);
        Require.positiveIfSet(found, "maxRejects", maxRejects);
        Require.positiveIfSet(found, "window of maxRejects", rejectsWindow);
    }

    private void checkLosses(List<String> found) {
        Require.fractionIfSet(found, "dailyLoss", dailyLoss);
        Require.fractionIfSet(found, "maxDrawdown", maxDrawdown);
        List<RiskLadder> all = allLadders();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (all.get(i).cause() == all.get(j).cause()
                        && all.get(i).scope() == all.get(j).scope()) {
                    found.add("two ladders of " + all.get(i).cause() + " by "
                            + all.get(i).scope()
                            + "; put all levels into one (maxDrawdown and maxRejects are ladders too)");
                }
            }
        }
    }

    /** The ladders, and what is short for one. */
    List<RiskLadder> allLadders() {
        List<RiskLadder> all = new ArrayList<>(ladders);
        if (maxDrawdown > 0 && maxDrawdown < 1) {
            all.add(RiskLadder.builder(LadderCause.DRAWDOWN)
                    .reduceAt(maxDrawdown)
                    .build());
        }
        if (maxRejects > 0 && rejectsWindow.compareTo(Duration.ZERO) > 0) {
            all.add(RiskLadder.builder(LadderCause.REJECTS)
                    .scope(ControlScope.Kind.ROUTE)
                    .reduceAt(maxRejects)
                    .window(rejectsWindow)
                    .build());
        }
        return all;
    }
}
