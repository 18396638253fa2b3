package io.otrep.risk.market;

import static io.otrep.risk.market.Markets.day;
import static io.otrep.risk.market.Markets.nanos;
import static io.otrep.risk.market.Markets.quote;
import static io.otrep.risk.market.Markets.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.StatusChange;
import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.EwmaCovariance;
import io.otrep.risk.measure.Moments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MultiMarketManagerTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Instrument AAPL = Markets.share("AAPL", "Technology");
    private static final Instrument MSFT = Markets.share("MSFT", "Technology");
    private static final Instrument BTC = Markets.coin("BTC");
    private static final Instrument SONY = Markets.tokyo("6758");

    private static MultiMarketManager watching(Instrument... instruments) {
        return MultiMarketManager.of(Currency.USD, List.of(instruments));
    }

    private static double volatility(double[] prices, int from, int count, double days) {
        double[] returns = new double[count];
        Arrays.setAll(returns, i -> Math.log(prices[from + i + 1] / prices[from + i]));
        return Moments.standardDeviation(returns) * Math.sqrt(days);
    }

    @Test
    void volatilitiesAreOfTheLastDaysByTheAssetsOwnCalendar() {
        MultiMarketManager market = watching(AAPL, BTC);
        double[] prices = Markets.walk(40, 1);
        List<LocalDate> weekdays = Markets.dates(AAPL.calendar(), 40);
        List<LocalDate> days = Markets.dates(BTC.calendar(), 40);

        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            bars.add(day(AAPL, weekdays.get(i), prices[i]));
            bars.add(day(BTC, days.get(i), prices[i]));
        }
        bars.sort((a, b) -> Long.compare(a.timeNanos(), b.timeNanos()));
        bars.forEach(market::updateMarketData);

        assertThat(market.volatility5d(AAPL)).isCloseTo(volatility(prices, 34, 5, 252), CLOSE);
        assertThat(market.volatility30d(AAPL)).isCloseTo(volatility(prices, 9, 30, 252), CLOSE);
        assertThat(market.volatility5d(BTC)).isCloseTo(volatility(prices, 34, 5, 365), CLOSE);
        assertThat(market.volatility30d(BTC)).isCloseTo(volatility(prices, 9, 30, 365), CLOSE);
    }

    @Test
    void volatilitiesAreUnknownUntilTheirWindowIsFull() {
        MultiMarketManager market = watching(AAPL);
        double[] prices = Markets.walk(31, 2);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 31);

        for (int i = 0; i < 31; i++) {
            assertThat(Double.isNaN(market.volatility5d(AAPL))).isEqualTo(i < 6);
            assertThat(market.volatility30d(AAPL)).isNaN();
            market.updateMarketData(day(AAPL, dates.get(i), prices[i]));
        }

        assertThat(market.volatility30d(AAPL)).isCloseTo(volatility(prices, 0, 30, 252), CLOSE);
    }

    @Test
    void tradesOfTheSessionCloseTheDayAndThoseOutsideDoNot() {
        MultiMarketManager market = watching(AAPL, MSFT);
        double[] prices = Markets.walk(8, 3);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 8);

        for (int i = 0; i < 8; i++) {
            market.updateMarketData(trade(AAPL, dates.get(i) + "T12:00:00Z", (3 + i % 2) * prices[i], 1));
            market.updateMarketData(trade(AAPL, dates.get(i) + "T15:00:00Z", (2 + i % 3) * prices[i], 1));
            market.updateMarketData(trade(AAPL, dates.get(i) + "T19:59:59Z", prices[i], 1));
            market.updateMarketData(trade(AAPL, dates.get(i) + "T22:00:00Z", (4 + i % 2) * prices[i], 1));
        }
        market.advance(nanos(dates.get(7) + "T23:00:00Z"));

        assertThat(market.market(AAPL).observations()).isEqualTo(7);
        assertThat(market.volatility5d(AAPL)).isCloseTo(volatility(prices, 2, 5, 252), CLOSE);
        assertThat(market.market(AAPL).price()).isEqualTo(5 * prices[7]);
        assertThat(market.market(MSFT).observations()).isZero();
    }

    @Test
    void barsOfMinutesAndTheirSessionsBarGiveTheSame() {
        MultiMarketManager minutes = watching(AAPL);
        MultiMarketManager days = watching(AAPL);
        double[] prices = Markets.walk(9, 4);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 9);

        for (int i = 0; i < 9; i++) {
            long close = AAPL.calendar().session(dates.get(i)).orElseThrow().closeNanos();
            minutes.updateMarketData(minute(dates.get(i), close - 60_000_000_000L, (2 + i % 3) * prices[i]));
            minutes.updateMarketData(minute(dates.get(i), close, prices[i]));
            minutes.advance(close);
            days.updateMarketData(day(AAPL, dates.get(i), prices[i]));
        }

        assertThat(minutes.volatility5d(AAPL)).isCloseTo(days.volatility5d(AAPL), CLOSE);
        assertThat(minutes.market(AAPL).observations()).isEqualTo(8);
    }

    private static Bar minute(LocalDate date, long timeNanos, double price) {
        return new Bar(
                AAPL, BarInterval.MINUTE, date, timeNanos - 60_000_000_000L, timeNanos, price, price, price, price, 10);
    }

    @Test
    void missingDaysAreCountedAndNotTakenForReturnsOfZero() {
        MultiMarketManager market = watching(AAPL, MSFT);
        double[] prices = Markets.walk(12, 5);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 12);

        for (int i = 0; i < 12; i++) {
            market.updateMarketData(day(MSFT, dates.get(i), prices[i]));
            if (i < 4 || i > 6) {
                market.updateMarketData(day(AAPL, dates.get(i), prices[i]));
            }
        }

        double[] returns = {
            Math.log(prices[7] / prices[3]) / 2,
            Math.log(prices[8] / prices[7]),
            Math.log(prices[9] / prices[8]),
            Math.log(prices[10] / prices[9]),
            Math.log(prices[11] / prices[10])
        };
        assertThat(market.market(AAPL).missingDays()).isEqualTo(3);
        assertThat(market.market(MSFT).missingDays()).isZero();
        assertThat(market.market(AAPL).observations()).isEqualTo(8);
        assertThat(market.volatility5d(AAPL)).isCloseTo(Moments.standardDeviation(returns) * Math.sqrt(252), CLOSE);
    }

    @Test
    void aSuspendedSymbolMissesDaysWhileItLasts() {
        MultiMarketManager market = watching(AAPL, MSFT);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 6);
        market.updateMarketData(day(AAPL, dates.get(0), 100));
        market.updateMarketData(day(AAPL, dates.get(1), 101));

        market.updateMarketData(day(AAPL, dates.get(2), 101, 0));
        market.updateMarketData(StatusChange.of(AAPL, nanos(dates.get(3) + "T14:00:00Z"), InstrumentStatus.HALTED));
        market.updateMarketData(quote(AAPL, dates.get(3) + "T15:00:00Z", 50, 51));
        market.updateMarketData(trade(AAPL, dates.get(4) + "T15:00:00Z", 50, 10));
        market.updateMarketData(day(MSFT, dates.get(5), 10));

        assertThat(market.market(AAPL).observations()).isEqualTo(1);
        assertThat(market.market(AAPL).missingDays()).isEqualTo(3);
        assertThat(market.market(AAPL).price()).isEqualTo(101);
        assertThat(market.unusedEvents()).isEqualTo(2);
    }

    @Test
    void aDayThatTradedAtTheSamePriceIsAReturnOfZero() {
        MultiMarketManager market = watching(AAPL);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 6);

        dates.forEach(date -> market.updateMarketData(day(AAPL, date, 100)));

        assertThat(market.volatility5d(AAPL)).isZero();
        assertThat(market.market(AAPL).missingDays()).isZero();
    }

    @Test
    void aLateBarTakesTheMissingDayBack() {
        MultiMarketManager market = watching(AAPL, MSFT);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 3);
        market.updateMarketData(day(AAPL, dates.get(0), 100));
        market.updateMarketData(quote(MSFT, dates.get(1) + "T22:00:00Z", 10, 11));
        assertThat(market.market(AAPL).missingDays()).isEqualTo(1);

        market.updateMarketData(day(AAPL, dates.get(1), 102));

        assertThat(market.market(AAPL).missingDays()).isZero();
        assertThat(market.market(AAPL).observations()).isEqualTo(1);
    }

    @Test
    void aSplitIsNoReturn() {
        MultiMarketManager market = watching(AAPL);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 7);
        for (int i = 0; i < 4; i++) {
            market.updateMarketData(day(AAPL, dates.get(i), 100));
        }

        market.updateMarketData(CorporateAction.split(
                AAPL, nanos(dates.get(4) + "T08:00:00Z"), dates.get(4), Decimal.of(4), Decimal.ONE));
        for (int i = 4; i < 7; i++) {
            market.updateMarketData(day(AAPL, dates.get(i), 25));
        }

        assertThat(market.volatility5d(AAPL)).isZero();
    }

    @Test
    void sameClosesGiveTheOrdinaryCorrelation() {
        Decay decay = new Decay(0.9);
        MultiMarketManager market = MultiMarketManager.builder(Currency.USD, List.of(AAPL, MSFT))
                .decay(decay)
                .build();
        double[] one = Markets.walk(60, 6);
        double[] other = Markets.walk(60, 7);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 60);
        EwmaCovariance ordinary = new EwmaCovariance(2, decay);

        for (int i = 0; i < 60; i++) {
            market.updateMarketData(day(AAPL, dates.get(i), one[i]));
            market.updateMarketData(day(MSFT, dates.get(i), other[i]));
            if (i > 0) {
                ordinary.add(new double[] {Math.log(one[i] / one[i - 1]), Math.log(other[i] / other[i - 1])});
            }
        }

        assertThat(market.correlation(AAPL, MSFT)).isCloseTo(ordinary.correlation(0, 1), CLOSE);
        assertThat(market.correlationMatrix()[1][0]).isCloseTo(ordinary.correlation(0, 1), CLOSE);
        assertThat(market.correlation(AAPL, AAPL)).isEqualTo(1);
    }

    /** What a day of New York does comes after Tokyo's close of that date: Tokyo's figures of that time do not know it. */
    @Test
    void nothingThatComesLaterChangesWhatWasSaid() {
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 40);
        double[] newYork = Markets.walk(40, 8);
        double[] tokyo = Markets.walk(40, 9);
        MultiMarketManager one = watching(AAPL, SONY, BTC);
        MultiMarketManager other = watching(AAPL, SONY, BTC);
        List<MarketSnapshot> said = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            double changed = i < 39 ? newYork[i] : 3 * newYork[i];
            one.updateMarketData(day(SONY, dates.get(i), tokyo[i]));
            other.updateMarketData(day(SONY, dates.get(i), tokyo[i]));
            said.add(one.snapshot());
            said.add(other.snapshot());
            one.updateMarketData(day(AAPL, dates.get(i), newYork[i]));
            other.updateMarketData(day(AAPL, dates.get(i), changed));
        }

        MarketSnapshot before = said.get(78);
        MarketSnapshot beforeChange = said.get(79);
        assertThat(beforeChange.correlation(AAPL, SONY)).isEqualTo(before.correlation(AAPL, SONY));
        assertThat(beforeChange.markets()).isEqualTo(before.markets());
        assertThat(other.correlation(AAPL, SONY)).isNotEqualTo(one.correlation(AAPL, SONY));
    }

    /** Tokyo follows New York of the day before exactly; on one date they have nothing in common. */
    @Test
    void tokyosDayIsSetAgainstTheHoursItCovers() {
        List<LocalDate> dates = Markets.dates(SONY.calendar(), 400);
        double[] path = Markets.walk(400, 10);
        MultiMarketManager market = MultiMarketManager.builder(Currency.USD, List.of(AAPL, SONY))
                .decay(new Decay(0.99))
                .build();

        for (int i = 1; i < 400; i++) {
            market.updateMarketData(day(SONY, dates.get(i), path[i - 1]));
            if (AAPL.calendar().isTradingDay(dates.get(i))) {
                market.updateMarketData(day(AAPL, dates.get(i), path[i]));
            }
        }

        assertThat(market.correlation(AAPL, SONY)).isGreaterThan(0.85);
    }

    @Test
    void theOrderOfSymbolsAtOneTimeChangesNothing() {
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 50);
        double[] one = Markets.walk(50, 11);
        double[] other = Markets.walk(50, 12);
        MultiMarketManager first = watching(AAPL, MSFT);
        MultiMarketManager second = watching(AAPL, MSFT);

        for (int i = 0; i < 50; i++) {
            first.updateMarketData(day(AAPL, dates.get(i), one[i]));
            first.updateMarketData(day(MSFT, dates.get(i), other[i]));
            second.updateMarketData(day(MSFT, dates.get(i), other[i]));
            second.updateMarketData(day(AAPL, dates.get(i), one[i]));
        }

        assertThat(second.correlation(AAPL, MSFT)).isCloseTo(first.correlation(AAPL, MSFT), CLOSE);
        assertThat(second.market(AAPL)).isEqualTo(first.market(AAPL));
    }

    @Test
    void spreadVolumeAndPriceAreThoseOfTheDay() {
        MultiMarketManager market = watching(AAPL);

        market.updateMarketData(AAPL, nanos("2024-03-04T15:00:00Z"), 99.99, 100.01, 1_000_000);
        market.updateMarketData(AAPL, nanos("2024-03-04T15:00:01Z"), 99.99, 100.01, 1_200_000);

        SymbolMarket state = market.market(AAPL);
        assertThat(state.price()).isCloseTo(100, CLOSE);
        assertThat(state.bid()).isEqualTo(99.99);
        assertThat(state.spread()).isCloseTo(2e-4, CLOSE);
        assertThat(state.volume()).isEqualTo(1_200_000);
        assertThat(state.dollarVolume()).isNaN();
        market.advance(nanos("2024-03-04T21:00:00Z"));
        assertThat(market.market(AAPL).dollarVolume()).isCloseTo(120_000_000, within(1e-3));
    }

    @Test
    void theSameTradingToldTwiceCountsOnce() {
        MultiMarketManager market = watching(AAPL);
        market.updateMarketData(trade(AAPL, "2024-03-04T15:00:00Z", 100, 600));
        market.updateMarketData(trade(AAPL, "2024-03-04T15:00:01Z", 100, 400));

        market.updateMarketData(day(AAPL, Markets.MONDAY, 100, 1_000));

        assertThat(market.market(AAPL).dollarVolume()).isCloseTo(100_000, CLOSE);
    }

    @Test
    void aTradeOutsideOfANewerQuoteIsMarkedAtTheQuote() {
        MultiMarketManager market = watching(AAPL);
        market.updateMarketData(trade(AAPL, "2024-03-04T15:00:00Z", 100, 1));

        market.updateMarketData(quote(AAPL, "2024-03-04T15:00:01Z", 101, 102));

        assertThat(market.market(AAPL).price()).isEqualTo(101);
        market.updateMarketData(trade(AAPL, "2024-03-04T15:00:02Z", 100.5, 1));
        assertThat(market.market(AAPL).price()).isEqualTo(100.5);
    }

    @Test
    void aCrossedQuoteSaysNothing() {
        MultiMarketManager market = watching(AAPL);

        market.updateMarketData(quote(AAPL, "2024-03-04T15:00:01Z", 102, 101));

        assertThat(market.market(AAPL).price()).isNaN();
        assertThat(market.unusedEvents()).isEqualTo(1);
    }

    @Test
    void clustersJoinWhatMovesTogether() {
        Instrument kraken = Markets.coin("BTC");
        Instrument other = Instrument.builder("XBT-USD", "alpaca", kraken.asset(), Currency.USD)
                .tick("1")
                .step("0.001")
                .build();
        MultiMarketManager market = watching(AAPL, MSFT, kraken, other);
        double[] one = Markets.walk(40, 13);
        List<LocalDate> dates = Markets.dates(AAPL.calendar(), 40);

        for (int i = 0; i < 40; i++) {
            market.updateMarketData(day(AAPL, dates.get(i), one[i]));
            market.updateMarketData(day(MSFT, dates.get(i), 1e4 / one[i]));
        }

        assertThat(market.clusters(0.9)).containsExactly(java.util.Set.of(AAPL.asset(), MSFT.asset()));
        assertThat(market.clusterNumbers(0.9)).containsExactly(0, 0, 2, 2);
    }

    @Test
    void refusesWhatItDoesNotWatch() {
        MultiMarketManager market = watching(AAPL);

        assertThatThrownBy(() -> market.updateMarketData(quote(MSFT, "2024-03-04T15:00:01Z", 1, 2)))
                .hasMessageContaining("MSFT@alpaca is not watched");
        assertThatThrownBy(() -> market.updateRate(Currency.EUR, Double.NaN)).hasMessageContaining("rate of EUR");
        assertThatThrownBy(() -> market.updateMarketData(AAPL, 0, Double.NaN, 1, 1))
                .hasMessageContaining("bid");
        assertThatThrownBy(() -> MultiMarketManager.builder(Currency.USD, List.of(AAPL, AAPL))
                        .shortHistory(0, Double.NaN)
                        .build())
                .hasMessageContainingAll("must differ", "minObservations", "proxy");
        assertThatThrownBy(() -> MultiMarketManager.of(Currency.USD, List.of())).hasMessageContaining("empty");
    }
}
