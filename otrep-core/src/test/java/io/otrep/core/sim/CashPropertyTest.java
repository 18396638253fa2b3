package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Account;
import io.otrep.account.Fees;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.order.Side;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is ordered on whatever prices, the account never owes more than its margin model allows. */
class CashPropertyTest {
    private static final int BARS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cashAccountNeverOwesAndIsNeverShort(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bench bench = new Bench(
                Bench.share("0.01", "1"),
                Simulation.of("10000 USD")
                        .margin(Margin.cash())
                        .fees(Fees.perShare("0.01", "1", "0.02"))
                        .slippage(Slippage.bps(20))
                        .settlement(SettlementLag.ofDays(0)));
        double price = 50;
        for (int i = 0; i < BARS; i++) {
            price = step(random, bench, price);
            order(random, bench, "o" + i, price);
            Decimal cash = Objects.requireNonNull(account(bench).balances().get(Currency.USD));
            assertThat(cash.isNegative())
                    .as("seed %d bar %d cash %s", seed, i, cash)
                    .isFalse();
            assertThat(bench.held().isNegative()).as("seed %d bar %d", seed, i).isFalse();
        }
        assertThat(bench.fills).as("seed %d", seed).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void marginAccountKeepsItsMaintenance(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bench bench = new Bench(
                Bench.share("0.01", "1"),
                Simulation.of("10000 USD").margin(Margin.regT()).fees(Fees.bps("5")));
        double price = 50;
        for (int i = 0; i < BARS; i++) {
            price = step(random, bench, price);
            double equity = Objects.requireNonNull(account(bench).equity()).toDouble();
            double value = bench.held().toDouble() * price;
            double kept = value > 0 ? 0.25 * value : -0.30 * value;
            assertThat(equity)
                    .as("seed %d bar %d held %s", seed, i, bench.held())
                    .isGreaterThanOrEqualTo(kept - 0.01);
            order(random, bench, "o" + i, price);
        }
        assertThat(bench.fills).as("seed %d", seed).hasSizeGreaterThan(8);
    }

    private static Account account(Bench bench) {
        return bench.venue.account().toCompletableFuture().join();
    }

    private static double step(SplittableRandom random, Bench bench, double price) {
        double open = cents(price * (0.94 + 0.12 * random.nextDouble()));
        double close = cents(open * (0.94 + 0.12 * random.nextDouble()));
        bench.bar(open, Math.max(open, close), Math.min(open, close), close);
        return Math.min(Math.max(close, 5), 500);
    }

    private static void order(SplittableRandom random, Bench bench, String id, double price) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        String units = Integer.toString(1 + random.nextInt(250));
        String limit =
                Decimal.of(Math.round(price * (95 + random.nextInt(10))), 2).toString();
        bench.submit(id, random.nextBoolean() ? bench.market(side, units) : bench.limit(side, units, limit));
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }
}
