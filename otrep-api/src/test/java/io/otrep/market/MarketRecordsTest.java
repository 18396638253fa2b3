package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the records of the market refuse. */
class MarketRecordsTest {
    private static final Instrument X = InstrumentTest.of(AssetClass.EQUITY).build();
    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);
    private static final Decimal TWO = Decimal.of(2);

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void priceIsFiniteAndAboveZero(double price) {
        assertRefused(price, "bid", bad -> new Quote(X, 0, bad, 2, 0, 0));
        assertRefused(price, "ask", bad -> new Quote(X, 0, 2, bad, 0, 0));
        assertRefused(price, "price", bad -> new Trade(X, 0, bad, 1, Trade.Aggressor.BUYER));
        assertRefused(price, "open", bad -> bar(bad, 2, 2, 2, 0));
        assertRefused(price, "high", bad -> bar(2, bad, 2, 2, 0));
        assertRefused(price, "low", bad -> bar(2, 2, bad, 2, 0));
        assertRefused(price, "close", bad -> bar(2, 2, 2, bad, 0));
        assertRefused(price, "open", bad -> new QuoteBar.Ohlc(bad, 2, 2, 2));
        assertRefused(price, "bid price 0", bad -> depth(new double[] {bad}, new double[] {3}));
        assertRefused(price, "ask price 0", bad -> depth(new double[] {2}, new double[] {bad}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void sizeIsFiniteAndNotNegative(double size) {
        assertRefused(size, "bidSize", bad -> new Quote(X, 0, 2, 2, bad, 0));
        assertRefused(size, "askSize", bad -> new Quote(X, 0, 2, 2, 0, bad));
        assertRefused(size, "size", bad -> new Trade(X, 0, 2, bad, Trade.Aggressor.BUYER));
        assertRefused(size, "volume", bad -> bar(2, 2, 2, 2, bad));
        assertRefused(size, "bid size 0", bad -> depth(new double[] {2}, new double[] {bad}, new double[0]));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 1, 2", "0.5, 2, 1, 2", "2, 2, 1, 3", "2, 2, 1, 0.5"})
    void lowAndHighEncloseTheOthers(double open, double high, double low, double close) {
        assertThatThrownBy(() -> bar(open, high, low, close, 0)).hasMessageContaining("must enclose");
        assertThatThrownBy(() -> new QuoteBar.Ohlc(open, high, low, close)).hasMessageContaining("must enclose");
    }

    @Test
    void barDoesNotOpenAfterItsClose() {
        QuoteBar.Ohlc flat = new QuoteBar.Ohlc(1, 1, 1, 1);

        assertThatThrownBy(() -> new Bar(X, BarInterval.DAY, DAY, 2, 1, 1, 1, 1, 1, 0))
                .hasMessageContaining("1970-01-01T00:00:00.000000002Z, after its close");
        assertThatThrownBy(() -> new QuoteBar(X, BarInterval.DAY, DAY, 2, 1, flat, flat))
                .hasMessageContaining("after its close");
        assertThat(new Bar(X, BarInterval.DAY, DAY, 1, 1, 1, 1, 1, 1, 0).time())
                .hasToString("1970-01-01T00:00:00.000000001Z");
    }

    @Test
    void crossedQuoteIsKept() {
        Quote crossed = new Quote(X, 0, 101, 100, 1, 1);

        assertThat(crossed.spread()).isEqualTo(-1);
        assertThat(crossed.mid()).isEqualTo(100.5);
    }

    @Test
    void bookGoesAwayFromTheBest() {
        DepthSnapshot book = depth(new double[] {99, 98}, new double[] {100, 101, 102});

        assertThat(book.bidLevels()).isEqualTo(2);
        assertThat(book.askLevels()).isEqualTo(3);
        assertThat(book.bidPrice(1)).isEqualTo(98);
        assertThat(book.askPrice(2)).isEqualTo(102);
        assertThat(book.bidSize(1)).isEqualTo(2);
        assertThat(book.askSize(2)).isEqualTo(3);
        assertThatThrownBy(() -> depth(new double[] {98, 99}, new double[0]))
                .hasMessage("bid prices must go away from the best, but level 1 is 99.0 after 98.0");
        assertThatThrownBy(() -> depth(new double[0], new double[] {100, 100}))
                .hasMessage("ask prices must go away from the best, but level 1 is 100.0 after 100.0");
        assertThatThrownBy(() -> depth(new double[] {99}, new double[] {1, 2}, new double[0]))
                .hasMessage("bid has 1 prices but 2 sizes");
    }

    @Test
    void bookDoesNotShareItsArrays() {
        double[] bids = {99, 98};
        DepthSnapshot book = depth(bids, new double[] {100});

        bids[0] = 1;

        assertThat(book)
                .isEqualTo(depth(new double[] {99, 98}, new double[] {100}))
                .hasSameHashCodeAs(depth(new double[] {99, 98}, new double[] {100}))
                .isNotEqualTo(depth(new double[] {99, 97}, new double[] {100}))
                .isNotEqualTo(depth(new double[] {99, 98}, new double[] {101}))
                .isNotEqualTo(new DepthSnapshot(
                        X, 1, new double[] {99, 98}, new double[] {1, 2}, new double[] {100}, new double[] {1}));
    }

    @Test
    void actionsOfACompanyHaveARatioAndCash() {
        CorporateAction split = CorporateAction.split(X, 1, DAY, Decimal.of(3), TWO);
        CorporateAction dividend = CorporateAction.dividend(X, 1, DAY, TWO);

        assertThat(split.numerator()).isEqualTo(Decimal.of(3));
        assertThat(split.cash()).isEqualTo(Decimal.ZERO);
        assertThat(dividend.cash()).isEqualTo(TWO);
        assertThat(dividend.numerator()).isEqualTo(dividend.denominator());
        assertThat(CorporateAction.symbolChange(X, 1, DAY, X).successor()).isSameAs(X);
        assertThatThrownBy(() -> CorporateAction.split(X, 1, DAY, Decimal.of(3), Decimal.ZERO))
                .hasMessage("ratio must be at least 0 for something, but was 3 for 0");
        assertThatThrownBy(() -> CorporateAction.split(X, 1, DAY, Decimal.of(-3), TWO))
                .hasMessageContaining("-3 for 2");
        assertThatThrownBy(() -> CorporateAction.dividend(X, 1, DAY, Decimal.of(-1)))
                .hasMessageContaining("was -1");
        assertThatThrownBy(() -> new CorporateAction(
                        X, 1, DAY, CorporateAction.Kind.SYMBOL_CHANGE, TWO, TWO, Decimal.ZERO, null))
                .hasMessageContaining("needs its successor");
    }

    @ParameterizedTest
    @EnumSource
    void statusThatAllowsIncreasesAllowsReductions(InstrumentStatus status) {
        assertThat(status.allowsReduction() || !status.allowsIncrease()).isTrue();
    }

    @Test
    void bandsOfAStatusDoNotCross() {
        assertThat(StatusChange.of(X, 1, InstrumentStatus.DELISTED).lowerBand()).isNaN();
        assertThatThrownBy(() -> new StatusChange(X, 1, InstrumentStatus.DELISTED, 2, 1, null))
                .hasMessage("lowerBand 2.0 is above upperBand 1.0");
    }

    @ParameterizedTest
    @EnumSource(BarInterval.Unit.class)
    void intervalIsReadAsItIsWritten(BarInterval.Unit unit) {
        BarInterval interval = new BarInterval(15, unit);

        assertThat(BarInterval.parse(interval.toString())).isEqualTo(interval);
        assertThat(BarInterval.parse(" " + unit.name().toLowerCase(Locale.ROOT) + " "))
                .isEqualTo(new BarInterval(1, unit));
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 1 SECOND",
        "30sec, 30 SECOND",
        "5m, 5 MINUTE",
        "5 min, 5 MINUTE",
        "h, 1 HOUR",
        "1H, 1 HOUR",
        "1d, 1 DAY",
        "2 w, 2 WEEK",
        "1mo, 1 MONTH",
        "1000 tick, 1000 TICK",
        "9223372036854775807 VOLUME, 9223372036854775807 VOLUME",
    })
    void intervalHasShortNames(String text, String interval) {
        assertThat(BarInterval.parse(text)).hasToString(interval);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0m", "-5m", "5x", "1M", "M", "1.5h", "9223372036854775808m"})
    void textThatIsNoIntervalIsRefused(String text) {
        assertThatThrownBy(() -> BarInterval.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("but was '" + text + "'");
    }

    private static void assertRefused(double bad, String what, DoubleConsumer make) {
        assertThatThrownBy(() -> make.accept(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(what + " must be finite")
                .hasMessageEndingWith("but was " + bad);
    }

    private static Bar bar(double open, double high, double low, double close, double volume) {
        return new Bar(X, BarInterval.DAY, DAY, 0, 1, open, high, low, close, volume);
    }

    private static DepthSnapshot depth(double[] bids, double[] asks) {
        return depth(bids, sizes(bids.length), asks);
    }

    private static DepthSnapshot depth(double[] bids, double[] bidSizes, double[] asks) {
        return new DepthSnapshot(X, 0, bids, bidSizes, asks, sizes(asks.length));
    }

    private static double[] sizes(int levels) {
        return IntStream.rangeClosed(1, levels).asDoubleStream().toArray();
    }
}
