package io.otrep.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.Quote;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.market.Markets;
import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.MinimumObservations;
import io.otrep.risk.measure.Performance;
import io.otrep.risk.sizing.FixedFraction;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RiskEngineTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final long NOON = 1_704_726_000_000_000_000L; // 2024-01-08T15:00:00Z, a Monday
    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final DayRoll MIDNIGHT = new DayRoll(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    private static final Instrument AAPL = Markets.share("AAPL", "Technology");
    private static final Instrument MSFT = Markets.share("MSFT", "Technology");

    private static RiskEngine.Builder builder() {
        return RiskEngine.builder(Currency.USD, List.of(AAPL, MSFT)).dayRoll(MIDNIGHT);
    }

    private static RiskEngine known(RiskEngine risk) {
        risk.updateEquity(NOON, 100_000);
        risk.updateMarketData(trade(AAPL, NOON, 100));
        risk.updateMarketData(trade(MSFT, NOON, 200));
        return risk;
    }

    private static Trade trade(Instrument instrument, long timeNanos, double price) {
        return new Trade(instrument, timeNanos, price, 10, Trade.Aggressor.UNKNOWN);
    }

    private static OrderRequest buy(Instrument instrument, long units) {
        return OrderRequest.market(instrument, Side.BUY, Decimal.of(units)).build();
    }

    private static OrderRequest sell(Instrument instrument, long units) {
        return OrderRequest.market(instrument, Side.SELL, Decimal.of(units)).build();
    }

    private static OrderIntent intent(String id, OrderRequest request) {
        return OrderIntent.builder(ClientOrderId.of(id), "host", 1, NOON, request)
                .build();
    }

    private static Fill fill(String order, Instrument instrument, Side side, long units) {
        ActivityKey key = ActivityKey.of(AccountId.of("alpaca", "1"), "f" + order + units);
        return Fill.builder(key, NOON, instrument, side, Decimal.of(units), Decimal.of(100))
                .clientOrderId(ClientOrderId.of(order))
                .build();
    }

    private static DenialCode code(GateDecision decision) {
        return Objects.requireNonNull(decision.denial()).code();
    }

    @Test
    void approvesWithinTheLimitsAndDeniesBeyondWithTheNumbers() {
        RiskEngine risk = known(builder()
                .gates(RiskGates.builder().maxPosition(0.20).reduceToFit(false).build())
                .build());

        assertThat(risk.check(buy(AAPL, 200)).isApproved()).isTrue();
        GateDecision decision = risk.check(buy(AAPL, 240));

        Denial denial = Objects.requireNonNull(decision.denial());
        assertThat(decision.isDenied()).isTrue();
        assertThat(denial.code()).isEqualTo(DenialCode.MAX_POSITION);
        assertThat(denial.limit()).isEqualTo(0.20);
        assertThat(denial.measured()).isCloseTo(0.24, CLOSE);
    }

    @Test
    void cutsAnOrderToWhatFits() {
        RiskEngine risk = known(
                builder().gates(RiskGates.builder().maxPosition(0.20).build()).build());

        GateDecision decision = risk.check(buy(AAPL, 240));

        assertThat(decision.reducedQuantity()).isEqualTo(Decimal.of(200));
    }

    @Test
    void nothingKnownDeniesWhatOpens() {
        RiskEngine risk =
                builder().gates(RiskGates.builder().maxPosition(0.20).build()).build();

        assertThat(code(risk.check(buy(AAPL, 1)))).isEqualTo(DenialCode.NO_PRICE);
        risk.updateMarketData(trade(AAPL, NOON, 100));
        assertThat(risk.check(buy(AAPL, 1)).isDenied()).isTrue();
        risk.updatePosition(AAPL, 10);
        assertThat(risk.check(sell(AAPL, 10)).isApproved()).isTrue();
    }

    @Test
    void ordersOnTheirWayCountUntilTheyEnd() {
        RiskEngine risk = known(builder()
                .gates(RiskGates.builder().maxPosition(0.20).reduceToFit(false).build())
                .build());

        risk.onOrder(intent("a", buy(AAPL, 150)));

        assertThat(risk.check(buy(AAPL, 51)).isDenied()).isTrue();
        assertThat(risk.check(buy(AAPL, 50)).isApproved()).isTrue();
        risk.onFill(fill("a", AAPL, Side.BUY, 100));
        assertThat(risk.check(buy(AAPL, 51)).isDenied()).isTrue();
        assertThat(risk.check(buy(AAPL, 50)).isApproved()).isTrue();
        risk.onClosed(ClientOrderId.of("a"));
        assertThat(risk.check(buy(AAPL, 100)).isApproved()).isTrue();
        assertThat(risk.check(buy(AAPL, 101)).isDenied()).isTrue();
        risk.onClosed(ClientOrderId.of("a"));
        assertThatThrownBy(() -> {
                    risk.onOrder(intent("b", buy(AAPL, 1)));
                    risk.onOrder(intent("b", buy(AAPL, 1)));
                })
                .hasMessageContaining("works already");
    }

    @Test
    void quotesStatusAndSessionsReachTheGates() {
        RiskEngine risk = known(builder()
                .gates(RiskGates.builder().quoteCollar(0.05).sessionOnly().build())
                .build());
        risk.updateMarketData(new Quote(AAPL, NOON, 99, 101, 1, 1));
        OrderRequest far =
                OrderRequest.limit(AAPL, Side.BUY, Decimal.ONE, Decimal.of(120)).build();

        assertThat(code(risk.check(far))).isEqualTo(DenialCode.PRICE_COLLAR);
        risk.updateMarketData(StatusChange.of(AAPL, NOON, InstrumentStatus.HALTED));
        assertThat(code(risk.check(buy(AAPL, 1)))).isEqualTo(DenialCode.INSTRUMENT_STATUS);
        risk.updateEquity(NOON + DAY / 2, 100_000);
        assertThat(code(risk.check(buy(MSFT, 1)))).isEqualTo(DenialCode.OUT_OF_SESSION);
    }

    @Test
    void aDrawdownTripsTheSwitchAndAnOperatorRearmsIt() {
        RiskEngine risk = known(
                builder().gates(RiskGates.builder().maxDrawdown(0.15).build()).build());
        TradingControl control = risk.control();

        risk.updateEquity(NOON + 1, 84_000);

        assertThat(risk.drawdown().drawdown()).isCloseTo(0.16, CLOSE);
        assertThat(risk.drawdown().dayLoss()).isCloseTo(0.16, CLOSE);
        assertThat(risk.drawdown().trading()).isEqualTo(TradingState.REDUCING);
        assertThat(risk.drawdown().reason()).contains("0.16");
        assertThat(risk.check(buy(AAPL, 1)).isDenied()).isTrue();
        ControlScope engine = ControlScope.engine();
        assertThatThrownBy(() -> control.rearm(engine, "guess", "me")).hasMessageContaining("is not the last");
        control.rearm(engine, control.requestRearm(engine), "me");
        risk.updateEquity(NOON + 2, 84_000);
        assertThat(risk.check(buy(AAPL, 1)).isApproved()).isTrue();
        assertThatThrownBy(() -> control.requestRearm(engine)).hasMessageContaining("nothing to rearm");
    }

    @Test
    void aHaltOfARouteOrAnInstrumentStopsItsOrders() {
        RiskEngine risk = known(builder().gates(RiskGates.builder().build()).build());

        risk.control().trip(ControlScope.instrument(MSFT), TradingState.HALTED, "news");

        assertThat(risk.check(buy(AAPL, 1)).isApproved()).isTrue();
        assertThat(code(risk.check(buy(MSFT, 1)))).isEqualTo(DenialCode.HALTED);
        risk.control().trip(ControlScope.route("alpaca"), TradingState.REDUCING, "slow");
        assertThat(code(risk.check(buy(AAPL, 1)))).isEqualTo(DenialCode.REDUCING);
        assertThat(risk.control().reason(ControlScope.route("alpaca"))).isEqualTo("slow");
    }

    @Test
    void aWithdrawalIsNoLoss() {
        RiskEngine risk = builder().build();
        risk.updateEquity(NOON, 100_000);
        risk.updateEquity(NOON + 1, 110_000);

        risk.updateEquity(NOON + 2, 60_000, -50_000);

        assertThat(risk.drawdown().drawdown()).isCloseTo(0, CLOSE);
        risk.updateEquity(NOON + 3, 54_000, -50_000);
        assertThat(risk.drawdown().drawdown()).isCloseTo(0.1, CLOSE);
        assertThat(risk.drawdown().dayLoss()).isCloseTo(1 - 1.1 * 0.9, CLOSE);
        assertThat(risk.drawdown().worst()).isCloseTo(0.1, CLOSE);
    }

    @Test
    void metricsAreThoseOfTheDailyReturns() {
        SplittableRandom random = new SplittableRandom(1);
        double[] returns = new double[300];
        Arrays.setAll(returns, i -> 0.001 + 0.02 * (random.nextDouble() - 0.5));
        RiskEngine risk = builder().build();
        double equity = 100_000;
        risk.updateEquity(NOON, equity);
        for (int day = 0; day < 300; day++) {
            risk.updateEquity(NOON + day * DAY + 1, 0.97 * equity);
            equity *= 1 + returns[day];
            risk.updateEquity(NOON + day * DAY + 2, equity);
        }
        risk.updateEquity(NOON + 300 * DAY, equity);

        RiskMetrics metrics = risk.metrics();

        Performance expected = Performance.of(returns, 252);
        assertThat(metrics.observations()).isEqualTo(300);
        assertThat(metrics.performance().sharpe()).isCloseTo(expected.sharpe(), CLOSE);
        assertThat(metrics.performance().sortino()).isCloseTo(expected.sortino(), CLOSE);
        assertThat(metrics.performance().calmar()).isCloseTo(expected.calmar(), CLOSE);
        assertThat(metrics.performance().volatility()).isCloseTo(expected.volatility(), CLOSE);
        assertThat(metrics.performance().maxDrawdown()).isCloseTo(expected.maxDrawdown(), CLOSE);
        assertThat(metrics.risk99().valueAtRisk())
                .isCloseTo(HistoricalRisk.of(returns, 0.99).valueAtRisk(), CLOSE);
        assertThat(risk.tailRisk(0.95).expectedShortfall())
                .isCloseTo(HistoricalRisk.of(returns, 0.95).expectedShortfall(), CLOSE);
        assertThat(metrics.isEnough(0.99)).isTrue();
        assertThat(metrics.missedDays()).isZero();
    }

    @Test
    void tooFewDaysAreToldAsSuch() {
        RiskEngine risk = builder().build();
        assertThat(risk.metrics().observations()).isZero();
        assertThat(risk.metrics().risk95().valueAtRisk()).isNaN();
        assertThat(risk.metrics().performance().sharpe()).isNaN();
        assertThat(risk.metrics().drawdown()).isNaN();
        assertThat(risk.drawdown().drawdown()).isNaN();
        assertThat(risk.drawdown().dayLoss()).isNaN();

        double[] equity = {100, 101, 99, 100, 102, 101};
        for (int day = 0; day < equity.length; day++) {
            risk.updateEquity(NOON + day * DAY, equity[day]);
        }

        double[] returns = {0, 0.01, 99.0 / 101 - 1, 100.0 / 99 - 1, 0.02};
        RiskMetrics metrics = risk.metrics();
        assertThat(metrics.observations()).isEqualTo(5);
        assertThat(metrics.isEnough(0.95)).isFalse();
        assertThat(metrics.risk95().valueAtRisk())
                .isCloseTo(MinimumObservations.proxy(returns, 0.95).valueAtRisk(), CLOSE);
    }

    @Test
    void anEquityThatDoesNotMoveHasNoRatio() {
        RiskEngine risk = builder().build();
        risk.updateEquity(NOON, 100);
        assertThat(risk.drawdown().drawdown()).isZero();
        assertThat(risk.metrics().observations()).isZero();

        for (int day = 1; day <= 60; day++) {
            risk.updateEquity(NOON + day * DAY, 100);
            assertThat(Double.isNaN(risk.tailRisk(0.95).valueAtRisk())).isEqualTo(day < 50);
        }

        RiskMetrics metrics = risk.metrics();
        assertThat(metrics.performance().volatility()).isZero();
        assertThat(metrics.performance().sharpe()).isNaN();
        assertThat(metrics.performance().sortino()).isNaN();
        assertThat(metrics.performance().calmar()).isNaN();
        assertThat(metrics.risk95().valueAtRisk()).isZero();
        assertThat(metrics.risk95().expectedShortfall()).isZero();
    }

    @Test
    void anEquityThatIsNotKnownIsNoReturn() {
        RiskEngine risk = builder().build();
        risk.updateEquity(NOON, 100_000);
        risk.updateEquity(NOON + DAY, Double.NaN);
        risk.updateEquity(NOON + 2 * DAY, Double.POSITIVE_INFINITY);
        risk.updateEquity(NOON + 3 * DAY, 90_000);
        risk.updateEquity(NOON + 4 * DAY, 90_000);

        assertThat(risk.metrics().missedDays()).isEqualTo(2);
        assertThat(risk.metrics().observations()).isEqualTo(2);
        assertThat(risk.drawdown().drawdown()).isCloseTo(0.1, CLOSE);
        assertThatThrownBy(() -> risk.updateEquity(NOON, 1, Double.NaN)).hasMessageContaining("cumulativeFlow");
    }

    @Test
    void sizesByTheSizerRoundedTowardZero() {
        RiskEngine risk = known(builder().sizing(FixedFraction.of(0.5)).build());

        assertThat(risk.positionSize("momentum", MSFT, 1)).contains(Decimal.of(250));
        assertThat(risk.positionSize("momentum", MSFT, -0.333)).contains(Decimal.of(-83));
        assertThat(risk.positionSize("momentum", MSFT, 0)).contains(Decimal.ZERO);
        assertThat(builder().build().positionSize("momentum", MSFT, 1)).isEmpty();
        assertThatThrownBy(() -> risk.positionSize("momentum", MSFT, Double.NaN))
                .hasMessageContaining("level must be from -1 to 1");
    }

    @Test
    void exposureIsThatOfThePositionsAtTheirMarks() {
        RiskEngine risk = known(builder().build());
        risk.updatePosition(AAPL, 100);
        risk.onFill(fill("x", MSFT, Side.SELL, 20));

        assertThat(risk.exposure().gross()).isCloseTo(14_000, CLOSE);
        assertThat(risk.exposure().net()).isCloseTo(6_000, CLOSE);
        assertThat(risk.exposure().leverage()).isCloseTo(0.14, CLOSE);
        assertThat(risk.exposure().unmeasured()).containsExactly(AAPL, MSFT);
        assertThat(risk.markets().price(AAPL)).isEqualTo(100);
    }

    @Test
    void aGateThatThrowsDenies() {
        OrderGate broken = new OrderGate() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public GateDecision check(OrderIntent intent, int slot, RiskView view) {
                throw new IllegalStateException("lost");
            }
        };
        RiskEngine risk = builder().gates(control -> List.of(broken)).build();

        assertThat(code(risk.check(buy(AAPL, 1)))).isEqualTo(DenialCode.GATE_FAILED);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        RiskEngine risk = builder().build();
        Instrument other = Markets.share("OTHER", "None");

        assertThatThrownBy(() -> risk.check(buy(other, 1))).hasMessageContaining("OTHER@alpaca is not known");
        assertThatThrownBy(() -> risk.updatePosition(AAPL, Double.NaN)).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> RiskEngine.builder(Currency.USD, List.of())
                        .daysPerYear(0)
                        .build())
                .hasMessageContainingAll("instruments", "daysPerYear");
    }

    @Test
    void aForeignInstrumentNeedsItsRate() {
        Instrument sony = Instrument.builder(
                        "6758",
                        "tse",
                        io.otrep.market.Asset.of("SONY", io.otrep.market.AssetClass.EQUITY),
                        Currency.of("JPY"))
                .tick("1")
                .step("100")
                .build();
        RiskEngine risk = RiskEngine.builder(Currency.USD, List.of(sony))
                .gates(RiskGates.builder().maxPosition(0.2).reduceToFit(false).build())
                .build();
        risk.updateEquity(NOON, 100_000);
        risk.updateMarketData(trade(sony, NOON, 12_000));
        assertThat(risk.check(buy(sony, 100)).isDenied()).isTrue();

        risk.updateRate(NOON, Currency.of("JPY"), 0.0064);

        assertThat(risk.check(buy(sony, 200)).isApproved()).isTrue();
        assertThat(risk.check(buy(sony, 300)).isDenied()).isTrue();
    }

    @Test
    void theReferenceOfTheDayIsTheLastMarkOfTheDayBefore() {
        RiskEngine risk = known(
                builder().gates(RiskGates.builder().dayCollar(0.10).build()).build());
        risk.updateMarketData(trade(AAPL, NOON + DAY, 150));
        OrderRequest at =
                OrderRequest.limit(AAPL, Side.BUY, Decimal.ONE, Decimal.of(111)).build();

        assertThat(code(risk.check(at))).isEqualTo(DenialCode.PRICE_COLLAR);
        assertThat(LocalDate.ofEpochDay(NOON / DAY)).isEqualTo(LocalDate.parse("2024-01-08"));
    }
}
