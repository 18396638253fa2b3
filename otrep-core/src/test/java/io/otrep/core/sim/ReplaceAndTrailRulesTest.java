package io.otrep.core.sim;

import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.market.QuoteBar.Ohlc;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import org.junit.jupiter.api.Test;

/** When a replaced order is tested, and what a trailing stop gets. */
class ReplaceAndTrailRulesTest {
    private static final FillRules SAME_EVENT =
            FillRules.builder().replaceTiming(ReplaceTiming.SAME_EVENT).build();

    @Test
    void aReplacedOrderWaitsForTheNextBarByDefault() {
        Bench bench = new Bench(FillRules.CONSERVATIVE);
        bench.submit("a", bench.limit(BUY, "10", "90")).bar(100, 101, 95, 100);

        bench.replace("a", bench.limit(BUY, "10", "97"));

        assertThat(bench.fillsSaid()).isEmpty();
        assertThat(bench.bar(100, 101, 96, 100).fillsSaid()).containsExactly("a fill 10 @ 97");
    }

    @Test
    void aReplacedOrderIsTestedOnceMoreOnTheBarOfTheMoment() {
        Bench bench = new Bench(SAME_EVENT);
        bench.submit("a", bench.limit(BUY, "10", "90")).bar(100, 101, 95, 100);

        bench.replace("a", bench.limit(BUY, "10", "97"));

        assertThat(bench.fillsSaid()).containsExactly("a fill 10 @ 97");
    }

    @Test
    void aReplacedStopIsTestedOnceMoreToo() {
        Bench bench = new Bench(SAME_EVENT);
        bench.submit("a", bench.stop(BUY, "10", "110")).bar(100, 104, 95, 100);

        bench.replace("a", bench.stop(BUY, "12", "103"));

        assertThat(bench.said()).containsExactly("a ACCEPT", "a REPLACE", "a TRIGGER", "a fill 12 @ 103");
    }

    @Test
    void anOrderBornOnTheBarIsNotTestedOnItByReplacing() {
        Bench bench = new Bench(SAME_EVENT);
        bench.bar(100, 101, 95, 100).submit("a", bench.limit(BUY, "10", "90"));

        bench.replace("a", bench.limit(BUY, "10", "97"));

        assertThat(bench.fillsSaid()).isEmpty();
        assertThat(bench.bar(100, 101, 96, 100).fillsSaid()).containsExactly("a fill 10 @ 97");
    }

    @Test
    void aReplacedOrderIsNotTestedOnABarThatHasPassed() {
        Bench bench = new Bench(SAME_EVENT);
        bench.submit("a", bench.limit(BUY, "10", "90")).bar(100, 101, 95, 100).at("2024-03-04T15:05:30Z");

        bench.replace("a", bench.limit(BUY, "10", "97"));

        assertThat(bench.fillsSaid()).isEmpty();
    }

    @Test
    void aReplacedStopLimitOfQuotesIsTestedOnTheQuoteBarOfTheMoment() {
        Bench bench = new Bench(FillRules.LEAN);
        bench.quoteBar(new Ohlc(99, 99, 99, 99), new Ohlc(100, 100, 100, 100))
                .submit("a", bench.stopLimit(BUY, "10", "105", "104"))
                .quoteBar(new Ohlc(99, 102, 99, 100), new Ohlc(100, 103, 100, 101));

        bench.replace("a", bench.stopLimit(BUY, "10", "102", "102.5"));

        assertThat(bench.fillsSaid()).containsExactly("a fill 10 @ 102.5");
    }

    @Test
    void aTrailingStopThatIsNarrowedFollowsTheBarOfTheMoment() {
        Bench bench = new Bench(SAME_EVENT);
        OrderRequest stop = bench.order(SELL, OrderType.TRAILING_STOP, "10")
                .trailAmount(Decimal.of(5))
                .build();
        bench.submit("a", stop).bar(100, 101, 99, 100);

        bench.replace("a", stop.toBuilder().trailAmount(Decimal.of(3)).build());

        assertThat(bench.bar(99, 99, 97, 98).fillsSaid()).containsExactly("a fill 10 @ 98");
    }

    @Test
    void aTrailingStopMayGetTheCloseBeyondItsTrigger() {
        Bench bench = trailing(StopFill.WORSE_OF_TRIGGER_AND_CLOSE);

        assertThat(bench.bar(99, 99.5, 96, 97).fillsSaid()).containsExactly("a fill 10 @ 97");
    }

    @Test
    void aTrailingStopGetsItsTriggerFromABarThatClosesInsideIt() {
        Bench bench = trailing(StopFill.WORSE_OF_TRIGGER_AND_CLOSE);

        assertThat(bench.bar(97, 99.5, 96, 99).fillsSaid()).containsExactly("a fill 10 @ 98");
    }

    @Test
    void aTrailingStopGetsTheWorseOfTriggerAndOpenByDefault() {
        Bench bench = trailing(StopFill.WORSE_OF_TRIGGER_AND_OPEN);

        assertThat(bench.bar(97, 99.5, 96, 99).fillsSaid()).containsExactly("a fill 10 @ 97");
    }

    /** A trailing stop 2 below the market, after a bar whose high is 100. */
    private static Bench trailing(StopFill fill) {
        Bench bench = new Bench(FillRules.builder().trailingFill(fill).build());
        OrderRequest stop = bench.order(SELL, OrderType.TRAILING_STOP, "10")
                .trailAmount(Decimal.of(2))
                .stopPrice(Decimal.of(97))
                .build();
        return bench.submit("a", stop).bar(99, 100, 98.5, 99);
    }
}
