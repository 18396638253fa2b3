package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.Fees;
import io.otrep.account.Fill;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.account.VenueOrder;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The venue asks the models of costs and margin where it should. */
class VenueCostsTest {
    private static Account account(Bench bench) {
        return bench.venue.account().toCompletableFuture().join();
    }

    private static <T extends Activity> List<T> of(Class<T> kind, Bench bench) {
        return bench.activities.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void cashAccountPaysPriceAndFeeAndNeverMore() {
        Simulation simulation =
                Simulation.of("10000 USD").margin(Margin.cash()).fees(Fees.perOrder(Money.parse("1 USD")));
        Bench bench = new Bench(Bench.share("0.01", "1"), simulation);
        bench.bar(100, 100, 100, 100);

        bench.submit("all", bench.market(Side.BUY, "100")).bar(100, 100, 100, 100);
        assertThat(bench.fills).isEmpty();

        bench.submit("most", bench.market(Side.BUY, "99")).bar(100, 100, 100, 100);
        assertThat(bench.fills).hasSize(1);
        assertThat(account(bench).balances().get(Currency.USD)).isEqualTo(Decimal.of(99));
    }

    @Test
    void proceedsBuyAgainOnTheNextTradingDate() {
        Simulation simulation = Simulation.of("10000 USD").margin(Margin.cash());
        Bench bench = new Bench(Bench.share("0.01", "1"), simulation);
        bench.bar(100, 100, 100, 100)
                .submit("buy", bench.market(Side.BUY, "100"))
                .bar(100, 100, 100, 100)
                .submit("sell", bench.market(Side.SELL, "100"))
                .bar(100, 100, 100, 100);
        assertThat(bench.held()).isEqualTo(Decimal.ZERO);

        bench.submit("early", bench.market(Side.BUY, "1")).bar(100, 100, 100, 100);
        assertThat(bench.held()).isEqualTo(Decimal.ZERO);

        bench.at("2024-03-05T14:30:00Z")
                .submit("next", bench.market(Side.BUY, "100"))
                .bar(100, 100, 100, 100);
        assertThat(bench.held()).isEqualTo(Decimal.HUNDRED);
    }

    @Test
    void feeInTheBoughtAssetLowersThePosition() {
        Simulation simulation =
                Simulation.of("100000 USD").fees(Fees.inBoughtAsset(Fees.bps("10"), MoneyRounding.EXACT));
        Bench bench = new Bench(Listings.SPOT, simulation);

        bench.bar(40_000, 40_000, 40_000, 40_000)
                .submit("a", bench.market(Side.BUY, "2"))
                .bar(40_000, 40_000, 40_000, 40_000);

        assertThat(bench.held()).isEqualTo(Decimal.parse("1.998"));
        assertThat(account(bench).equity()).isEqualTo(Decimal.parse("99920"));
    }

    @Test
    void marginCallClosesByAnOrderOfTheVenue() {
        Simulation simulation = Simulation.of("10000 USD").margin(Margin.regT()).fees(Fees.bps("10"));
        Bench bench = new Bench(Bench.share("0.01", "1"), simulation);
        bench.bar(100, 100, 100, 100)
                .submit("a", bench.market(Side.BUY, "190"))
                .bar(100, 100, 100, 100)
                .submit("b", bench.limit(Side.BUY, "1", "10"));
        assertThat(bench.held()).isEqualTo(Decimal.of(190));

        // Debit 9,019; at 63 the value is 11,970 and the equity 2,951 of 2,992.50 needed
        bench.bar(64, 64, 63, 63);

        assertThat(bench.held()).isEqualTo(Decimal.ZERO);
        assertThat(of(VenueOrder.class, bench)).singleElement().satisfies(order -> {
            assertThat(order.reason()).isEqualTo("MARGIN_CLOSEOUT");
            Fill last = bench.fills.get(1);
            assertThat(last.venueOrderId()).isEqualTo(order.venueOrderId());
            assertThat(last.clientOrderId()).isNull();
            assertThat(last.price()).isEqualTo(Decimal.of(63));
            assertThat(last.fee()).isEqualTo(Money.parse("11.97 USD"));
        });
        assertThat(bench.said()).contains("b CANCEL");
        assertThat(account(bench).balances().get(Currency.USD)).isEqualTo(Decimal.parse("2939.03"));
    }

    @Test
    void partialLiquidationKeepsWhatTheEquityCarries() {
        Simulation simulation =
                Simulation.of("10000 USD").margin(Margin.regT()).liquidation(LiquidationRule.justEnough());
        Bench bench = new Bench(Bench.share("0.01", "1"), simulation);
        bench.bar(100, 100, 100, 100).submit("a", bench.market(Side.BUY, "190")).bar(100, 100, 100, 100);

        // Debit 9,000; at 60 the equity is 2,400, which carries 9,600: 160 shares
        bench.bar(60, 60, 60, 60);

        assertThat(bench.held()).isEqualTo(Decimal.of(160));
    }

    @Test
    void holdingIsChargedWhenItIsDueWithoutAnyEvent() {
        Simulation simulation = Simulation.of("10000 USD")
                .financing(Financing.sum(
                        Financing.borrow(RateSource.constant("0.036"), 360, MoneyRounding.CENTS),
                        Financing.interest(
                                RateSource.constant("0.036"), RateSource.constant("0.1"), 360, MoneyRounding.CENTS)));
        Bench bench = new Bench(Bench.share("0.01", "1"), simulation);
        bench.bar(100, 100, 100, 100).submit("a", bench.market(Side.SELL, "50")).bar(100, 100, 100, 100);
        long due = bench.venue.nextTimeNanos();

        bench.at("2024-03-04T23:00:00Z");

        // 5,000 x 0.036 / 360 = 0.50; 14,999.50 x 0.0001 = 1.49995
        assertThat(of(CashFlow.class, bench).subList(1, 3))
                .satisfiesExactly(
                        flow -> {
                            assertThat(flow.kind()).isEqualTo(CashFlow.Kind.BORROW);
                            assertThat(flow.amount()).isEqualTo(Money.parse("-0.5 USD"));
                            assertThat(flow.timeNanos()).isEqualTo(due);
                        },
                        flow -> {
                            assertThat(flow.kind()).isEqualTo(CashFlow.Kind.INTEREST);
                            assertThat(flow.amount()).isEqualTo(Money.parse("1.5 USD"));
                            assertThat(flow.instrument()).isNull();
                        });
        assertThat(of(CashFlow.class, bench)).hasSize(3);
        assertThat(account(bench).balances().get(Currency.USD)).isEqualTo(Decimal.parse("15001"));
    }

    @Test
    void refusedIdsAreRefused() {
        Bench bench = new Bench(
                Bench.share("0.01", "1"),
                Simulation.of("10000 USD").rejects(id -> id.value().equals("bad")));

        bench.submit("good", bench.market(Side.BUY, "1")).submit("bad", bench.market(Side.BUY, "1"));

        assertThat(bench.said()).containsExactly("good ACCEPT", "bad REJECT OTHER");
    }
}
