package io.otrep.risk.gate;

import static io.otrep.risk.gate.Books.buy;
import static io.otrep.risk.gate.Books.outcome;
import static io.otrep.risk.gate.Books.sell;
import static io.otrep.risk.gate.Books.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.ClosedTrade;
import io.otrep.account.EquityQuality;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.ControlScope.Kind;
import io.otrep.risk.OrderGate;
import io.otrep.risk.Vital;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ladders of every cause and scope. The fake book begins at 100,000 USD on 2023-11-14 at 17:13 in New York; two shares, one coin. */
class RiskLadderTest {
    private final Instrument aapl = share("AAPL");
    private final Instrument msft = share("MSFT");
    private final Instrument coin = Instrument.builder(
                    "BTC/USD", "kraken", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
            .tick("0.01")
            .step("1")
            .build();
    private final FakeRiskView view =
            new FakeRiskView(aapl, msft, coin).position(0, 10).position(2, 1);
    private final FakeControl control = new FakeControl();
    private final List<LadderStep> heard = new ArrayList<>();
    private long tradeNumber;

    private OrderGate gate(RiskLadder.Builder ladder) {
        return gate(RiskGates.builder().ladder(ladder.listener(heard::add).build()));
    }

    private OrderGate gate(RiskGates.Builder limits) {
        OrderGate gate = limits.build().create(control).get(0);
        gate.onMark(0, view);
        return gate;
    }

    private static RiskLadder.Builder ladder(LadderCause cause) {
        return RiskLadder.builder(cause);
    }

    private void close(OrderGate gate, String owner, Instrument instrument, long profit) {
        gate.onTradeClosed(trade(owner, instrument, profit, ++tradeNumber), view.slot(instrument), view);
    }

    private static ClosedTrade trade(String owner, Instrument instrument, long profit, long number) {
        return new ClosedTrade(
                instrument, owner, Decimal.ONE, 0, number, Decimal.of(1000), Decimal.of(1000 + profit), 0);
    }

    private static OrderIntent by(String owner, Instrument instrument, long units) {
        OrderRequest request =
                OrderRequest.market(instrument, Side.BUY, Decimal.of(units)).build();
        return OrderIntent.builder(ClientOrderId.of("c1"), owner, 1, 0, request).build();
    }

    private void event(OrderGate gate, Instrument instrument, OrderEventKind kind) {
        gate.onEvent(new FakeOrder(buy(instrument, 1)), kind, view.slot(instrument), view);
    }

    private void venueStates(long equity, long other) {
        view.account(0, account("alpaca", equity)).account(1, account("alpaca", equity));
        view.account(2, account("kraken", other));
    }

    private static Account account(String route, long equity) {
        return Account.builder(AccountId.of(route, "1"), Currency.USD, 0)
                .equity(Decimal.of(equity))
                .build();
    }

    private List<String> moves() {
        return heard.stream()
                .filter(step -> !step.isAlert())
                .map(step -> step.scope().name() + " " + step.to())
                .toList();
    }

    private List<String> alerts() {
        return heard.stream()
                .filter(LadderStep::isAlert)
                .map(step -> step.detail().split(";")[0])
                .toList();
    }

    @Test
    void losingStreakStopsItsStrategyAlone() {
        OrderGate gate = gate(ladder(LadderCause.LOSING_STREAK)
                .scope(Kind.STRATEGY)
                .warnAt(2)
                .reduceAt(3)
                .haltAt(4));

        close(gate, "a", aapl, -10);
        close(gate, "b", aapl, -10);
        close(gate, "a", aapl, -10);
        close(gate, "a", aapl, -10);

        assertThat(moves()).containsExactly("a WARN", "a REDUCING");
        assertThat(control.trips).singleElement().asString().startsWith("STRATEGY:a REDUCING losses in a row 3.0");
        assertThat(outcome(gate.check(by("a", aapl, 1), 0, view))).isEqualTo("RISK_LADDER");
        assertThat(outcome(gate.check(by("b+a", aapl, 1), 0, view))).isEqualTo("RISK_LADDER");
        assertThat(outcome(gate.check(by("b", aapl, 1), 0, view))).isEqualTo("APPROVE");
        assertThat(outcome(gate.check(sell(aapl, 10), 0, view))).isEqualTo("APPROVE");
        close(gate, "a", aapl, -10);
        assertThat(moves()).last().isEqualTo("a HALTED");
    }

    @Test
    void winEndsAStreakAndLotsOfOneCloseAreOne() {
        OrderGate gate =
                gate(ladder(LadderCause.LOSING_STREAK).warnAt(1).reduceAt(3).hysteresis(0));

        close(gate, "a", aapl, -10);
        gate.onTradeClosed(trade("a", aapl, -10, 7), 0, view);
        gate.onTradeClosed(trade("a", aapl, -10, 7), 0, view);
        assertThat(moves()).containsExactly("* WARN");
        gate.onTradeClosed(trade("a", aapl, 30, 7), 0, view);

        assertThat(moves()).containsExactly("* WARN", "* CALM");
    }

    @Test
    void revokedLossCountsOnce() {
        OrderGate gate = gate(ladder(LadderCause.LOSING_STREAK).reduceAt(3));
        close(gate, "a", aapl, -10);
        close(gate, "a", aapl, -10);

        gate.onTradeRevoked(trade("a", aapl, -10, 2), 0, view);
        gate.onTradeClosed(trade("a", aapl, -11, 2), 0, view);
        assertThat(control.trips).isEmpty();
        close(gate, "a", aapl, -1);

        assertThat(control.trips).hasSize(1);
    }

    @Test
    void scaleOfAStrategyIsItsOwn() {
        OrderGate gate = gate(RiskGates.builder()
                .reduceToFit(false)
                .maxPosition(0.2)
                .ladder(ladder(LadderCause.LOSING_STREAK)
                        .scope(Kind.STRATEGY)
                        .scaleAt(1, 0.5)
                        .build()));

        close(gate, "a", aapl, -10);

        assertThat(outcome(gate.check(by("a", msft, 101), 1, view))).isEqualTo("MAX_POSITION");
        assertThat(outcome(gate.check(by("b", msft, 200), 1, view))).isEqualTo("APPROVE");
        close(gate, "a", aapl, 10);
        assertThat(outcome(gate.check(by("a", msft, 200), 1, view))).isEqualTo("APPROVE");
    }

    @Test
    void dailyLossOfAStrategyIsThatOfItsClosedTrades() {
        OrderGate gate =
                gate(ladder(LadderCause.DAILY_LOSS).scope(Kind.STRATEGY).reduceAt(0.02));

        close(gate, "a", aapl, -1_500);
        close(gate, "b", aapl, -1_500);
        assertThat(control.trips).isEmpty();
        close(gate, "a", msft, -500);

        assertThat(control.trips).singleElement().asString().startsWith("STRATEGY:a REDUCING daily loss 0.02");
        assertThat(outcome(gate.check(by("a", aapl, 1), 0, view))).isEqualTo("DAILY_LOSS");
        view.later(Duration.ofDays(1));
        close(gate, "b", aapl, -1_999);
        assertThat(control.trips).hasSize(1);
    }

    @Test
    void drawdownOfARouteIsFromThePeakOfItsProfit() {
        OrderGate gate = gate(
                ladder(LadderCause.DRAWDOWN).scope(Kind.ROUTE).reduceAt(0.05).haltAt(0.06));

        close(gate, "a", coin, 3_000);
        close(gate, "a", coin, -4_999);
        assertThat(control.trips).isEmpty();
        close(gate, "a", coin, -1);

        assertThat(control.trips).singleElement().asString().startsWith("ROUTE:kraken REDUCING drawdown 0.05");
        assertThat(outcome(gate.check(buy(coin, 1), 2, view))).isEqualTo("DRAWDOWN");
        assertThat(outcome(gate.check(buy(aapl, 1), 0, view))).isEqualTo("APPROVE");
    }

    @Test
    void refusedOrdersStopTheirInstrumentAndAreForgottenAfterTheWindow() {
        OrderGate gate = gate(ladder(LadderCause.REJECTS)
                .scope(Kind.INSTRUMENT)
                .window(Duration.ofSeconds(10))
                .warnAt(2)
                .reduceAt(3));

        event(gate, aapl, OrderEventKind.REJECT);
        event(gate, aapl, OrderEventKind.REPLACE_REJECT);
        event(gate, msft, OrderEventKind.REJECT);
        assertThat(moves()).containsExactly("AAPL@alpaca WARN");
        gate.onMark(1, view.later(Duration.ofSeconds(10)));
        assertThat(moves()).last().isEqualTo("AAPL@alpaca CALM");
        for (int i = 0; i < 3; i++) {
            event(gate, aapl, OrderEventKind.REJECT);
        }

        assertThat(control.trips)
                .singleElement()
                .asString()
                .startsWith("INSTRUMENT:AAPL@alpaca REDUCING orders refused 3");
    }

    @Test
    void unknownOutcomesInARowStopTheRouteAndAnAnswerEndsTheRow() {
        OrderGate gate =
                gate(ladder(LadderCause.FAILURES).scope(Kind.ROUTE).reduceAt(3).haltAt(5));

        event(gate, aapl, OrderEventKind.SUBMIT_UNKNOWN);
        event(gate, msft, OrderEventKind.CANCEL_UNKNOWN);
        event(gate, aapl, OrderEventKind.ACCEPT);
        event(gate, aapl, OrderEventKind.REPLACE_UNKNOWN);
        event(gate, aapl, OrderEventKind.SUBMIT_UNKNOWN);
        assertThat(control.trips).isEmpty();
        event(gate, aapl, OrderEventKind.SUBMIT_UNKNOWN);
        assertThat(control.trips).singleElement().asString().startsWith("ROUTE:alpaca REDUCING failures in a row 3.0");
        gate.onVital(ControlScope.route("alpaca"), Vital.FAILURES, 5, view);

        assertThat(control.trips).hasSize(2).last().asString().startsWith("ROUTE:alpaca HALTED failures in a row 5.0");
    }

    @Test
    void deadInstrumentIsNoticedWhileOthersTick() {
        Instrument other = coin.toBuilder().build();
        FakeRiskView book = new FakeRiskView(
                Instrument.builder("ETH/USD", "kraken", Asset.of("ETH", AssetClass.CRYPTO), Currency.USD)
                        .tick("0.01")
                        .step("1")
                        .build(),
                other);
        OrderGate gate = RiskGates.builder()
                .ladder(ladder(LadderCause.STALE_DATA)
                        .scope(Kind.INSTRUMENT)
                        .warnAt(10)
                        .reduceAt(30)
                        .listener(heard::add)
                        .build())
                .build()
                .create(control)
                .get(0);
        gate.onMark(0, book.mark(0, 100));
        gate.onMark(1, book.mark(1, 100));

        for (int second = 0; second < 32; second++) {
            book.later(Duration.ofSeconds(1));
            gate.onMark(1, book.mark(1, 100));
        }

        assertThat(moves()).containsExactly("ETH/USD@kraken WARN", "ETH/USD@kraken REDUCING");
        assertThat(control.trips).singleElement().asString().contains("ETH/USD@kraken REDUCING age of data");
    }

    @Test
    void closedMarketIsNotStale() {
        OrderGate gate = gate(ladder(LadderCause.STALE_DATA).reduceAt(5));

        view.inSession(0, false).later(Duration.ofHours(3));

        assertThat(outcome(gate.check(buy(msft, 1), 1, view))).isEqualTo("APPROVE");
        assertThat(control.trips).isEmpty();
    }

    @Test
    void mismatchAndSkewAreWhatASupervisorSays() {
        OrderGate gate = gate(RiskGates.builder()
                .ladder(ladder(LadderCause.MISMATCH)
                        .scope(Kind.ROUTE)
                        .warnAt(0.001)
                        .reduceAt(0.01)
                        .listener(heard::add)
                        .build())
                .ladder(ladder(LadderCause.CLOCK_SKEW).reduceAt(1).haltAt(5).build()));

        gate.onVital(ControlScope.route("kraken"), Vital.MISMATCH, 0.002, view);
        gate.onVital(ControlScope.route("kraken"), Vital.MISMATCH, 0, view);
        gate.onVital(ControlScope.route("alpaca"), Vital.MISMATCH, 0.02, view);
        gate.onVital(ControlScope.route("alpaca"), Vital.CLOCK_SKEW, 7, view);

        assertThat(moves()).containsExactly("kraken WARN", "kraken CALM", "alpaca REDUCING");
        assertThat(control.trips).hasSize(2);
        assertThat(control.trips.get(1)).startsWith("ENGINE:* HALTED clock skew 7.0 beyond 5.0 seconds");
    }

    @Test
    void flattenNeedsTwoMarksAndTheVenuesWord() {
        OrderGate gate = gate(ladder(LadderCause.DRAWDOWN).reduceAt(0.1).flattenAt(0.2));
        venueStates(39_500, 39_500);

        gate.onMark(0, view.equity(79_000));
        assertThat(control.trips).singleElement().asString().startsWith("ENGINE:* REDUCING drawdown 0.21");
        assertThat(alerts()).containsExactly("FLATTEN withheld, it is not confirmed by a second mark yet");
        outcome(gate.check(buy(aapl, 1), 0, view.later(Duration.ofMinutes(2))));
        assertThat(control.trips).as("a check is no mark").hasSize(1);
        gate.onMark(0, view);

        assertThat(control.trips).hasSize(2).last().asString().startsWith("ENGINE:* FLATTEN drawdown 0.21 beyond 0.2");
        assertThat(control.trips.get(1)).contains("equity 79000.0 after a peak of 100000.0 USD");
    }

    @Test
    void venueThatDisagreesOrIsSilentWithholdsTheFlattenWithAnAlert() {
        OrderGate gate = gate(ladder(LadderCause.DRAWDOWN).reduceAt(0.1).flattenAt(0.2));

        gate.onMark(0, view.equity(79_000));
        gate.onMark(0, view.later(Duration.ofMinutes(1)));
        venueStates(50_000, 45_000);
        gate.onMark(0, view);
        gate.onMark(0, view.quality(EquityQuality.SUSPECT));
        gate.onMark(0, view.later(Duration.ofMinutes(1)));

        assertThat(control.trips).singleElement().asString().contains("REDUCING");
        assertThat(alerts())
                .containsExactly(
                        "FLATTEN withheld, it is not confirmed by a second mark yet",
                        "FLATTEN withheld, the venue states no equity",
                        "FLATTEN withheld, the venue states another equity than ours",
                        "FLATTEN withheld, equity is suspect");
    }

    @Test
    void countMayHaltAtOnceButFlattensByTwoMarks() {
        OrderGate gate =
                gate(ladder(LadderCause.LOSING_STREAK).reduceAt(1).haltAt(2).flattenAt(3));
        venueStates(60_000, 40_000);

        for (int i = 0; i < 3; i++) {
            close(gate, "a", aapl, -1);
        }
        assertThat(moves()).containsExactly("* REDUCING", "* HALTED");
        gate.onMark(1, view.later(Duration.ofMinutes(1)));

        assertThat(moves()).containsExactly("* REDUCING", "* HALTED", "* FLATTEN");
    }

    @Test
    void rearmBeginsTheCountAnew() {
        OrderGate gate =
                gate(ladder(LadderCause.LOSING_STREAK).scope(Kind.STRATEGY).reduceAt(2));
        close(gate, "a", aapl, -1);
        close(gate, "a", aapl, -1);

        control.rearm(ControlScope.strategy("a"), "code", "ann");

        assertThat(outcome(gate.check(by("a", aapl, 1), 0, view))).isEqualTo("APPROVE");
        close(gate, "a", aapl, -1);
        assertThat(control.trips).hasSize(1);
        close(gate, "a", aapl, -1);
        assertThat(control.trips).hasSize(2);
    }

    @Test
    void everyCauseSurvivesARestart() {
        RiskGates.Builder all = RiskGates.builder();
        for (LadderCause cause : LadderCause.values()) {
            double unit = cause.isFraction() ? 0.1 : 1;
            for (Kind scope : cause.scopes()) {
                all.ladder(ladder(cause)
                        .scope(scope)
                        .warnAt(unit)
                        .reduceAt(3 * unit)
                        .build());
            }
        }
        OrderGate before = gate(all);
        for (int i = 0; i < 2; i++) {
            close(before, "a", aapl, -11_000);
            event(before, aapl, OrderEventKind.REJECT);
            event(before, msft, OrderEventKind.SUBMIT_UNKNOWN);
        }
        before.onVital(ControlScope.route("alpaca"), Vital.MISMATCH, 2, view);
        FakeControl anew = new FakeControl();

        OrderGate after = all.build().create(anew).get(0);
        after.restore(before.snapshot());

        assertThat(after.snapshot()).isEqualTo(before.snapshot());
        assertThat(control.trips).isEmpty();
        close(after, "a", aapl, -11_000);
        event(after, aapl, OrderEventKind.REJECT);
        assertThat(anew.trips)
                .extracting(trip -> trip.replaceAll("REDUCING (\\D+) .*", "$1"))
                .contains("STRATEGY:a daily loss", "ROUTE:alpaca drawdown", "STRATEGY:a losses in a row")
                .contains("INSTRUMENT:AAPL@alpaca orders refused", "STRATEGY:momentum orders refused");
    }

    @Test
    void tripSurvivesARestartWithItsNumbers() {
        RiskGates gates = RiskGates.builder()
                .ladder(ladder(LadderCause.LOSING_STREAK)
                        .scope(Kind.STRATEGY)
                        .reduceAt(2)
                        .build())
                .build();
        OrderGate before = gates.create(control).get(0);
        close(before, "a", aapl, -1);
        close(before, "a", aapl, -5);
        FakeControl anew = new FakeControl();

        OrderGate after = gates.create(anew).get(0);
        after.restore(before.snapshot());
        after.onMark(0, view);

        assertThat(anew.trips).isEqualTo(control.trips);
        assertThat(anew.trips.get(0)).contains("losses in a row 2.0 beyond 2.0").contains("profit -5.0");
        assertThat(outcome(after.check(by("a", aapl, 1), 0, view))).isEqualTo("RISK_LADDER");
    }
}
