package io.otrep.core;

import static io.otrep.core.Play.market;
import static io.otrep.core.Play.minute;
import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.CashFlow;
import io.otrep.account.Fees;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.account.TieredFee;
import io.otrep.core.sim.FillRules;
import io.otrep.core.sim.Financing;
import io.otrep.core.sim.FinancingModel;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What trading and holding cost through the engine, worked out by hand. */
class FrictionTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final Instrument EUR = Instrument.builder(
                    "EUR_USD", "sim", Asset.of("EUR", AssetClass.FX), Currency.USD)
            .tick("0.00001")
            .step("1")
            .build();

    private static Bench.Script first(Instrument instrument, Side side, String units) {
        return (number, bar, context) -> {
            if (number == 0) {
                context.submit(market(instrument, side, units));
            }
        };
    }

    private static Play bars(Simulation simulation, double volume, double... opens) {
        Play play = new Play(simulation);
        for (int i = 0; i < opens.length; i++) {
            String closes = "2024-03-04T15:" + (10 + i) + ":00Z";
            play.event(minute(ABC, closes, opens[i], opens[i] + 1, opens[i] - 1, opens[i] + 0.5, volume));
        }
        return play;
    }

    /** A tenth of 1,000 is 100 a bar: 250 take three bars. */
    @Test
    void participationFillsOverSeveralBars() {
        Simulation simulation = Simulation.of("100000 USD")
                .rules(FillRules.builder().participation(0.1).build());
        Play play = bars(simulation, 1_000, 100, 101, 102, 103, 104);

        BacktestResult result = play.run(first(ABC, BUY, "250"), ABC);

        assertThat(Play.fills(result)).containsExactly("BUY 100 @ 101", "BUY 100 @ 102", "BUY 50 @ 103");
        assertThat(play.order(0).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(Play.cash(result)).isEqualTo(Decimal.of(100_000 - 10_100 - 10_200 - 5_150));
    }

    /** Decided at a close: after 30 seconds it arrives inside the next bar and gets its close, after 60 the open of the one after. */
    @ParameterizedTest
    @CsvSource({"0, 101", "30, 101.5", "60, 102", "90, 102.5", "120, 103"})
    void latencyDelaysTheFill(long seconds, String price) {
        Simulation simulation = Simulation.of("100000 USD").latency(Duration.ofSeconds(seconds));
        Play play = bars(simulation, 1_000, 100, 101, 102, 103, 104);

        BacktestResult result = play.run(first(ABC, BUY, "1"), ABC);

        assertThat(Play.fills(result)).containsExactly("BUY 1 @ " + price);
    }

    private static List<OrderStatus> rejects(long seed) {
        Play play = bars(Simulation.of("100000 USD").rejects(0.5).seed(seed), 1_000, 100, 101, 102);
        play.run(
                (number, bar, context) -> {
                    for (int i = 0; number == 0 && i < 40; i++) {
                        context.submit(market(ABC, BUY, "1"));
                    }
                },
                ABC);
        return IntStream.range(0, 40).mapToObj(i -> play.order(i).status()).toList();
    }

    @Test
    void rejectsFollowTheSeed() {
        List<OrderStatus> one = rejects(1);

        assertThat(one).containsOnly(OrderStatus.REJECTED, OrderStatus.FILLED);
        assertThat(one.stream().filter(OrderStatus.REJECTED::equals).count()).isBetween(8L, 32L);
        assertThat(rejects(1)).isEqualTo(one);
        assertThat(rejects(2)).isNotEqualTo(one);
    }

    /** 10 basis points up to 10,000 traded, 5 from there on: the fill that reaches 10,000 still pays ten. */
    @Test
    void tiersCountWhatWasTradedBefore() {
        TieredFee tiers =
                TieredFee.builder(Fees.bps("10")).from("10000", Fees.bps("5")).build();
        Play play = bars(Simulation.of("100000 USD").fees(tiers), 1_000_000, 100, 100, 100, 100, 100);

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number < 3) {
                        context.submit(market(ABC, number == 2 ? SELL : BUY, "60"));
                    }
                },
                ABC);

        assertThat(result.fills().stream().map(fill -> fill.fee().amount()))
                .containsExactly(Decimal.of(6), Decimal.of(6), Decimal.of(3));
        assertThat(Play.cash(result)).isEqualTo(Decimal.of(100_000 - 6_000 - 15));
    }

    private static List<String> booked(BacktestResult result) {
        return result.activities().stream()
                .filter(CashFlow.class::isInstance)
                .map(CashFlow.class::cast)
                .filter(flow -> flow.kind() != CashFlow.Kind.DEPOSIT)
                .map(flow -> Nanos.toInstant(flow.timeNanos()) + " " + flow.kind() + " "
                        + flow.amount().amount())
                .toList();
    }

    private static BacktestResult overThreeNights(
            FinancingModel model, Instrument instrument, Side side, String units, double price) {
        Play play = new Play(Simulation.of("100000 USD").financing(model));
        for (String closes : List.of(
                "2024-03-05T15:00:00Z",
                "2024-03-05T15:01:00Z",
                "2024-03-06T15:00:00Z",
                "2024-03-07T15:00:00Z",
                "2024-03-08T15:00:00Z")) {
            play.event(minute(instrument, closes, price, price, price, price));
        }
        return play.run(first(instrument, side, units), instrument);
    }

    /** 100,000 at 1.2 and 3 % of 360 days are 10 a night; Wednesday, 6 March, counts three. */
    @ParameterizedTest
    @CsvSource({"BUY, -10, -30, 99950", "SELL, 5, 15, 100025"})
    void rolloverOfAPairIsThreefoldOnWednesday(Side side, String night, String triple, String cash) {
        FinancingModel model = Financing.fxRollover(
                RateSource.constant("-0.03"), RateSource.constant("0.015"), 360, MoneyRounding.CENTS);

        BacktestResult result = overThreeNights(model, EUR, side, "100000", 1.2);

        assertThat(booked(result))
                .containsExactly(
                        "2024-03-05T22:00:00Z FINANCING " + night,
                        "2024-03-06T22:00:00Z FINANCING " + triple,
                        "2024-03-07T22:00:00Z FINANCING " + night);
        assertThat(result.finalEquity()).isEqualTo(Double.parseDouble(cash));
    }

    /** 100 short at 60 and 3 % of 360 days are 0.50 a night, Wednesday or not. */
    @Test
    void borrowingIsPaidEveryNight() {
        FinancingModel model = Financing.borrow(RateSource.constant("0.03"), 360, MoneyRounding.CENTS);

        BacktestResult result = overThreeNights(model, ABC, SELL, "100", 60);

        assertThat(booked(result))
                .containsExactly(
                        "2024-03-05T22:00:00Z BORROW -0.5",
                        "2024-03-06T22:00:00Z BORROW -0.5",
                        "2024-03-07T22:00:00Z BORROW -0.5");
        assertThat(Play.cash(result)).isEqualTo(Decimal.parse("105998.5"));
    }

    /** A debit of 20,000 at 7.2 % of 360 days: 4.00, and with what was charged 4.0008 and 4.0016; a credit of 40,000 at 1.8 %: 2.00. */
    @ParameterizedTest
    @CsvSource({"2000, -4, -4, -4, -20012", "1000, 2, 2, 2, 40006"})
    void interestIsPaidOnADebitAndEarnedOnACredit(String units, String one, String two, String three, String cash) {
        FinancingModel model = Financing.interest(
                RateSource.constant("0.018"), RateSource.constant("0.072"), 360, MoneyRounding.CENTS);

        BacktestResult result = overThreeNights(model, ABC, BUY, units, 60);

        assertThat(booked(result))
                .containsExactly(
                        "2024-03-05T22:00:00Z INTEREST " + one,
                        "2024-03-06T22:00:00Z INTEREST " + two,
                        "2024-03-07T22:00:00Z INTEREST " + three);
        assertThat(Play.cash(result)).isEqualTo(Decimal.parse(cash));
    }
}
