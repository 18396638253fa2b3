package io.otrep.samples.backtests;

import io.otrep.account.FeeModel;
import io.otrep.account.Fees;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.risk.sizing.TargetFraction.FeeEstimate;
import io.otrep.strategy.Strategy;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the rule of a case asks for: a strategy, fees, and what the issuer did. */
record LeanSetup(
        Supplier<Strategy> strategy,
        FeeModel fees,
        FeeEstimate estimate,
        Function<Instrument, List<MarketEvent>> issuer) {
    private static final FeeModel SHARES = Fees.perShare("0.005", "1", "0.005").toBuilder()
            .minimumOverCap(true)
            .build();
    private static final FeeEstimate SHARES_ESTIMATE = (instrument, units, price) -> Math.max(1, 0.005 * units);
    private static final Map<String, LeanSetup> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("lean-01-buy-hold-minute", shares(() -> new TargetsInTurn(1)));
        KNOWN.put("lean-02-buy-hold-daily", shares(() -> new TargetsInTurn(1)));
        KNOWN.put("lean-03-zero-fee-round-trip", free(() -> new TargetsByBar(1, 0)));
        KNOWN.put("lean-04-short-with-bad-stop", shares(() -> new ShortWithStop("100", "-2")));
        KNOWN.put(
                "lean-06-stop-market-hour",
                shares(() -> new OrdersAtBar(
                        Instant.parse("2021-03-01T17:00:00Z"),
                        bar -> List.of(stopBelow(bar.instrument(), bar.close())))));
        KNOWN.put(
                "lean-07-market-on-open-hour",
                shares(() -> new OrdersAtTime(Instant.parse("2021-03-02T05:00:00Z"), LeanSetup::twoBuysBeforeTheOpen)));
        KNOWN.put(
                "lean-10-time-in-force",
                shares(() -> new OrdersAtBar(Instant.EPOCH, bar -> sixLimits(bar.instrument()))));
        KNOWN.put("lean-13-macd-trend-daily", shares(() -> new MacdTrend(12, 26, 9, 0.0025)));
        KNOWN.put(
                "lean-17-split-with-cash-in-lieu",
                shares(() -> new SellOnSplit("100")).with(LeanSetup::sevenForOne));
        KNOWN.put("lean-21-target-steps", shares(() -> new TargetsInTurn(0.1, 0.2, 0.3, 1)));
        KNOWN.put(
                "lean-24-per-share-fee-no-minimum",
                new LeanSetup(
                        () -> new TargetsInTurn(0.25),
                        Fees.perShare("0.0035"),
                        (instrument, units, price) -> 0.0035 * units,
                        instrument -> List.of()));
        KNOWN.put(
                "lean-25-adjusted-over-split",
                shares(() -> new OrdersAtBar(
                        Instant.parse("2014-06-09T14:00:00Z"), bar -> List.of(market(bar.instrument(), "1")))));
    }

    /** The setup of a case; null if none was written for it. */
    static LeanSetup of(String id) {
        return KNOWN.get(id);
    }

    private static LeanSetup shares(Supplier<Strategy> strategy) {
        return new LeanSetup(strategy, SHARES, SHARES_ESTIMATE, instrument -> List.of());
    }

    private static LeanSetup free(Supplier<Strategy> strategy) {
        return new LeanSetup(strategy, Fees.none(), FeeEstimate.NONE, instrument -> List.of());
    }

    private LeanSetup with(Function<Instrument, List<MarketEvent>> actions) {
        return new LeanSetup(strategy, fees, estimate, actions);
    }

    private static OrderRequest stopBelow(Instrument instrument, double close) {
        Decimal stop = instrument.price(close - 2, RoundingMode.HALF_EVEN);
        return OrderRequest.stop(instrument, Side.BUY, Decimal.ONE, stop)
                .timeInForce(TimeInForce.GTC)
                .build();
    }

    private static OrderRequest market(Instrument instrument, String units) {
        return OrderRequest.market(instrument, Side.BUY, Decimal.parse(units)).build();
    }

    private static List<OrderRequest> twoBuysBeforeTheOpen(Instrument instrument) {
        OrderRequest plain = market(instrument, "1");
        return List.of(plain.toBuilder().timeInForce(TimeInForce.OPG).build(), plain);
    }

    private static List<OrderRequest> sixLimits(Instrument instrument) {
        Instant goodTill = Instant.parse("2013-10-10T20:00:00Z");
        return List.of(
                limit(instrument, "100").timeInForce(TimeInForce.GTC).build(),
                limit(instrument, "160").timeInForce(TimeInForce.GTC).build(),
                limit(instrument, "140").timeInForce(TimeInForce.DAY).build(),
                limit(instrument, "180").timeInForce(TimeInForce.DAY).build(),
                limit(instrument, "100").expireAt(goodTill).build(),
                limit(instrument, "160").expireAt(goodTill).build());
    }

    private static OrderRequest.Builder limit(Instrument instrument, String price) {
        return OrderRequest.limit(instrument, Side.BUY, Decimal.TEN, Decimal.parse(price));
    }

    /** By a factor of seven digits, as its source has it: new units are old ones by 0.1428572. */
    private static List<MarketEvent> sevenForOne(Instrument instrument) {
        return List.of(CorporateAction.split(
                instrument,
                Nanos.of(Instant.parse("2014-06-09T04:00:00Z")),
                LocalDate.parse("2014-06-09"),
                Decimal.ONE,
                Decimal.parse("0.1428572")));
    }
}
