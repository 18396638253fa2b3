package io.otrep.core;

import static io.otrep.core.Bench.bar;
import static io.otrep.core.Play.limit;
import static io.otrep.core.Play.market;
import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fees;
import io.otrep.account.VenueOrder;
import io.otrep.core.sim.LiquidationRule;
import io.otrep.core.sim.Margin;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regulation T through the engine: half to open, a quarter to keep a long and three tenths to keep a short position; 10,000 dollars. */
class RegTTest {
    private static final Instrument ABC = Bench.share("ABC");

    private static Play play(Simulation simulation, double last) {
        return new Play(simulation)
                .event(bar(ABC, 1, 100, 100))
                .event(bar(ABC, 2, 100, 100))
                .event(bar(ABC, 3, last, last));
    }

    private static Simulation regT() {
        return Simulation.of("10000 USD").margin(Margin.regT());
    }

    private static List<VenueOrder> venueOrders(BacktestResult result) {
        return result.activities().stream()
                .filter(VenueOrder.class::isInstance)
                .map(VenueOrder.class::cast)
                .toList();
    }

    private static Decimal held(BacktestResult result) {
        return result.positions().stream().map(position -> position.quantity()).reduce(Decimal.ZERO, Decimal::plus);
    }

    private static Bench.Script first(Side side, String units) {
        return (number, bar, context) -> {
            if (number == 0) {
                context.submit(market(ABC, side, units));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"BUY, 200, FILLED", "BUY, 201, REJECTED", "SELL, 200, FILLED", "SELL, 201, REJECTED"})
    void anOrderNeedsHalfOfItsValue(Side side, String units, OrderStatus status) {
        Play play = play(regT(), 100);

        BacktestResult result = play.run(first(side, units), ABC);

        assertThat(play.order(0).status()).isEqualTo(status);
        assertThat(result.fills()).hasSize(status == OrderStatus.FILLED ? 1 : 0);
    }

    /**
     * 190 long owe 9,000: a quarter of 190 p is the equity 190 p - 9,000 at 63.157..., and 150 short hold 25,000: three tenths of 150 p are
     * 25,000 - 150 p at 128.205...
     */
    @ParameterizedTest
    @CsvSource({
        "BUY,  190,  63.16, 0",
        "BUY,  190,  63.15, 1",
        "SELL, 150, 128.20, 0",
        "SELL, 150, 128.21, 1",
    })
    void maintenanceMarginDecidesAboutTheCall(Side side, String units, double last, int calls) {
        BacktestResult result = play(regT(), last).run(first(side, units), ABC);

        assertThat(venueOrders(result)).hasSize(calls);
        assertThat(held(result)).isEqualTo(calls == 1 ? Decimal.ZERO : Decimal.of(side.sign() * Long.parseLong(units)));
    }

    @Test
    void whatTheVenueClosesIsTakenFromTheStrategyThatHeldIt() {
        BacktestResult result = play(regT(), 63).run(first(BUY, "190"), ABC);

        assertThat(venueOrders(result)).hasSize(1);
        assertThat(result.positions())
                .allSatisfy(position ->
                        assertThat(position.quantity()).as(position.owner()).isEqualTo(Decimal.ZERO));
        assertThat(result.closedTrades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.quantity()).isEqualTo(Decimal.of(190)));
    }

    @Test
    void liquidationIsAVenueOrderWhoseFillAndFeeAreBooked() {
        Play play = play(regT().fees(Fees.bps("10")), 63);

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "190"));
                        context.submit(limit(ABC, BUY, "1", "10"));
                    }
                },
                ABC);

        // 10,000 - 19,000 - 19 + 11,970 - 11.97
        assertThat(venueOrders(result)).singleElement().satisfies(order -> {
            assertThat(order.reason()).isEqualTo("MARGIN_CLOSEOUT");
            assertThat(result.fills().get(1).venueOrderId()).isEqualTo(order.venueOrderId());
        });
        assertThat(result.fills().get(1).clientOrderId()).isNull();
        assertThat(Play.fills(result)).containsExactly("BUY 190 @ 100", "SELL 190 @ 63");
        assertThat(play.order(1).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(Play.cash(result)).isEqualTo(Decimal.parse("2939.03"));
        assertThat(result.finalEquity()).isEqualTo(2939.03);
    }

    /** At 60 the equity of 2,400 carries 9,600, that is 160; the venue sells 30 of the 190. */
    @Test
    void aPartialLiquidationLeavesWhatTheEquityCarries() {
        BacktestResult result =
                play(regT().liquidation(LiquidationRule.justEnough()), 60).run(first(BUY, "190"), ABC);

        assertThat(Play.fills(result)).containsExactly("BUY 190 @ 100", "SELL 30 @ 60");
        assertThat(held(result)).isEqualTo(Decimal.of(160));
        assertThat(Play.cash(result)).isEqualTo(Decimal.of(-7_200));
        assertThat(result.finalEquity()).isEqualTo(2_400);
    }

    @Test
    void aShortIsBoughtBack() {
        BacktestResult result = play(regT(), 130).run(first(SELL, "150"), ABC);

        assertThat(Play.fills(result)).containsExactly("SELL 150 @ 100", "BUY 150 @ 130");
        assertThat(Play.cash(result)).isEqualTo(Decimal.of(5_500));
    }
}
