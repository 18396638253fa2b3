package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTapeTest {
    static final Instrument SHARE = share("ACME");
    static final Instrument PAIR = Instrument.builder(
                    "EURUSD", "sim", Asset.of("EUR", AssetClass.FX), Currency.of("USD"))
            .build();
    static final Instrument COIN = Instrument.builder(
                    "BTC-PERP", "sim", Asset.of("BTC", AssetClass.PERPETUAL), Currency.of("USD"))
            .build();

    static Instrument share(String symbol) {
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.of("USD"))
                .tick("0.01")
                .step("1")
                .build();
    }

    static io.otrep.core.tape.CsvSource text(String text) {
        return CsvTape.of("bars.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static List<MarketEvent> events(Tape tape) {
        List<MarketEvent> events = new ArrayList<>();
        Tape.Cursor cursor = tape.open();
        for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
            assertThat(tape.instruments().get(cursor.instrumentIndex())).isEqualTo(event.instrument());
            events.add(event);
        }
        return events;
    }

    private static Bar onlyBar(CsvTape tape) {
        return (Bar) events(tape).get(0);
    }

    @Test
    void dateOfDailyBarIsItsSession() {
        CsvTape tape = text("date,open,high,low,close,volume\n2024-11-29,1,4,0.5,2,300\n")
                .instrument(SHARE)
                .read();

        Bar bar = onlyBar(tape);

        assertThat(bar.tradingDate()).isEqualTo(LocalDate.of(2024, 11, 29));
        assertThat(bar.interval()).isEqualTo(BarInterval.DAY);
        assertThat(bar.time()).isEqualTo(Instant.parse("2024-11-29T18:00:00Z"));
        assertThat(bar.openNanos())
                .isEqualTo(Instant.parse("2024-11-29T14:30:00Z").getEpochSecond() * 1_000_000_000L);
        assertThat(List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()))
                .containsExactly(1.0, 4.0, 0.5, 2.0, 300.0);
    }

    @Test
    void wideFileMakesABarOfEachCellAndCountsTheEmptyOnes() {
        CsvTape tape = text("date,T,OPEN,LOW\n2024-01-02,10,,30\n2024-01-03,11,21,\n")
                .instruments(CsvTapeTest::share)
                .read();

        List<MarketEvent> events = events(tape);

        assertThat(tape.report().layout()).isEqualTo(TapeLayout.CLOSES);
        assertThat(tape.report().rows()).isEqualTo(2);
        assertThat(tape.report().missingCells()).isEqualTo(2);
        assertThat(events).extracting(e -> e.instrument().symbol()).containsExactly("T", "LOW", "T", "OPEN");
        assertThat(events).extracting(e -> ((Bar) e).close()).containsExactly(10.0, 30.0, 11.0, 21.0);
        assertThat(tape.report().eventsByInstrument().values()).containsExactly(2L, 1L, 1L);
    }

    @Test
    void longFileSortedBySymbolBecomesATapeSortedByTime() {
        CsvTape tape = text("symbol;date;close\nA;2024-01-02;1\nA;2024-01-03;2\nB;2024-01-02;3\nB;2024-01-03;4\n")
                .instruments(share("A"), share("B"))
                .read();

        assertThat(events(tape)).extracting(e -> ((Bar) e).close()).containsExactly(1.0, 3.0, 2.0, 4.0);
    }

    @Test
    void oneSymbolOfAWideFileIsReadForOneInstrument() {
        CsvTape tape = text("date,A,ACME\n2024-01-02,1,2\n2024-01-03,1,3\n")
                .instrument(SHARE)
                .read();

        assertThat(events(tape)).extracting(e -> ((Bar) e).close()).containsExactly(2.0, 3.0);
    }

    @Test
    void intradayTimeIsTheStartUnlessStated() {
        String minutes = "timestamp,open,high,low,close\n2024-01-02 14:30,1,1,1,1\n2024-01-02 14:31,2,2,2,2\n";

        Bar start = onlyBar(text(minutes).instrument(SHARE).read());
        Bar end = onlyBar(text(minutes).instrument(SHARE).stamps(BarStamp.END).read());

        assertThat(start.time()).isEqualTo(Instant.parse("2024-01-02T14:31:00Z"));
        assertThat(start.interval()).isEqualTo(BarInterval.MINUTE);
        assertThat(end.time()).isEqualTo(Instant.parse("2024-01-02T14:30:00Z"));
        assertThat(end.openNanos()).isEqualTo(start.openNanos() - 60_000_000_000L);
    }

    @Test
    void startAndEndColumnsAreTakenAsWritten() {
        CsvTape tape = text("start_utc,end_utc,end_new_york,open,high,low,close,volume_raw\n"
                        + "2014-06-06T13:30:00Z,2014-06-06T14:00:00Z,2014-06-06T10:00:00-04:00,1,1,1,1,5\n"
                        + "2014-06-06T14:00:00Z,2014-06-06T15:00:00Z,2014-06-06T11:00:00-04:00,1,1,1,1,5\n"
                        + "2014-06-06T15:00:00Z,2014-06-06T16:00:00Z,2014-06-06T12:00:00-04:00,1,1,1,1,5\n")
                .instrument(SHARE)
                .read();

        assertThat(onlyBar(tape).time()).isEqualTo(Instant.parse("2014-06-06T14:00:00Z"));
        assertThat(tape.report().interval()).contains(BarInterval.HOUR);
    }

    @Test
    void quoteColumnsMakeQuoteBarsAndTheirMiddle() {
        CsvTape tape = text("time,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close\n"
                        + "1704205800,1.0,1.5,0.5,1.0,2.0,2.5,1.5,2.0\n1704205860,1,1,1,1,2,2,2,2\n")
                .instrument(PAIR)
                .read();

        List<MarketEvent> events = events(tape);

        assertThat(events).hasSize(4);
        assertThat(((QuoteBar) events.get(0)).ask()).isEqualTo(new QuoteBar.Ohlc(2.0, 2.5, 1.5, 2.0));
        assertThat(((Bar) events.get(1)).high()).isEqualTo(2.0);
        assertThat(events.get(1).time()).isEqualTo(Instant.parse("2024-01-02T14:31:00Z"));
    }

    @Test
    void pairOfFilesIsJoinedByTime(@TempDir Path folder) throws Exception {
        Path bid = Files.writeString(
                folder.resolve("bid.csv"), "t,o,h,l,c\n1704205800,1,1,1,1\n1704205860,1,1,1,1\n1704205920,1,1,1,1\n");
        Path ask = Files.writeString(
                folder.resolve("ask.csv"), "t,o,h,l,c\n1704205860,3,3,3,3\n1704205920,3,3,3,3\n1704205980,3,3,3,3\n");

        CsvTape tape = CsvTape.ofPair(bid, ask).instrument(PAIR).midBars(false).read();

        assertThat(events(tape)).hasSize(2).allMatch(QuoteBar.class::isInstance);
        assertThat(tape.report().unpairedRows()).isEqualTo(2);
        assertThat(tape.report().rows()).isEqualTo(6);
    }

    @Test
    void bidAndAskAreQuotesPriceAndSizeAreTrades() {
        CsvTape quotes = text("timestamp\tbid\task\n2013-01-01 22:00:00.295000+00:00\t86.655\t86.728\n")
                .instrument(PAIR)
                .read();
        CsvTape trades = text("ts,price,qty,side\n1704205800123456789,10.5,3,buy\n1704205800123456789,10.6,4,sell\n")
                .instrument(COIN)
                .read();

        assertThat(events(quotes)).containsExactly(new Quote(PAIR, 1_357_077_600_295_000_000L, 86.655, 86.728, 0, 0));
        assertThat(events(trades))
                .containsExactly(
                        new Trade(COIN, 1_704_205_800_123_456_789L, 10.5, 3, Trade.Aggressor.BUYER),
                        new Trade(COIN, 1_704_205_800_123_456_789L, 10.6, 4, Trade.Aggressor.SELLER));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-08T14:30:00Z",
        "2024-03-08 14:30:00+00:00",
        "2024-03-08T15:30:00.000+01:00",
        "2024-03-08T09:30:00-0500",
        "2024-03-08 14:30",
        "2024/03/08 14:30:00 UTC",
        "2024.03.08 14:30",
        "20240308 143000",
        "20240308143000",
        "1709908200",
        "1709908200.0",
        "1709908200000",
        "1709908200000000",
        "1709908200000000000"
    })
    void everyFormOfATimeIsRead(String time) {
        CsvTape tape =
                text("time,price,size\n" + time + ",1,1\n").instrument(COIN).read();

        assertThat(tape.report().first()).isEqualTo(Instant.parse("2024-03-08T14:30:00Z"));
    }

    @Test
    void statedUnitWins() {
        CsvTape tape = text("time,price,size\n1000,1,1\n")
                .instrument(COIN)
                .epoch(TimeUnit.MILLISECONDS)
                .read();

        assertThat(tape.report().first()).isEqualTo(Instant.parse("1970-01-01T00:00:01Z"));
    }

    @Test
    void dateAndTimeMayStandInTwoColumns() {
        CsvTape tape = text("<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\n"
                        + "2024.03.08\t14:30:00\t1\t1\t1\t1\t7\n2024.03.08\t14:35:00\t1\t1\t1\t1\t7\n")
                .instrument(PAIR)
                .read();

        assertThat(tape.report().first()).isEqualTo(Instant.parse("2024-03-08T14:35:00Z"));
        assertThat(onlyBar(tape).interval()).isEqualTo(new BarInterval(5, BarInterval.Unit.MINUTE));
    }

    @Test
    void localHourThatComesTwiceIsReadInOrder() {
        CsvTape tape = text("time,open,high,low,close\n2024-11-03 00:30,1,1,1,1\n2024-11-03 01:00,1,1,1,1\n"
                        + "2024-11-03 01:30,1,1,1,1\n2024-11-03 01:00,1,1,1,1\n2024-11-03 01:30,1,1,1,1\n"
                        + "2024-11-03 02:00,1,1,1,1\n")
                .instrument(COIN)
                .zone(ZoneId.of("America/New_York"))
                .read();

        assertThat(events(tape))
                .extracting(e -> e.time().toString().substring(11, 16))
                .containsExactly("05:00", "05:30", "06:00", "06:30", "07:00", "07:30");
    }

    @Test
    void quotedCellsMarksRemarksAndCarriageReturnsAreUnderstood() {
        CsvTape tape = text("\uFEFF# a remark\r\n\"Date\",\"Close\"\r\n\r\n\"2024-01-02\", \"1.5\" \r\n2024-01-03,2")
                .instrument(SHARE)
                .read();

        assertThat(events(tape)).extracting(e -> ((Bar) e).close()).containsExactly(1.5, 2.0);
    }

    @Test
    void weeklyBarNamedByItsFirstDayIsKnownAtItsLastClose() {
        CsvTape tape = text("date,close\n2024-03-18,1\n2024-03-25,2\n2024-04-01,3\n")
                .instrument(SHARE)
                .read();

        List<MarketEvent> events = events(tape);

        assertThat(tape.report().interval()).contains(new BarInterval(1, BarInterval.Unit.WEEK));
        assertThat(events.get(1).time()).isEqualTo(Instant.parse("2024-03-28T20:00:00Z"));
    }

    @Test
    void dateWithoutASessionIsKeptAndCounted() {
        CsvTape tape = text("date,close\n2024-01-05,1\n2024-01-06,2\n2024-01-08,3\n")
                .instrument(SHARE)
                .read();

        assertThat(tape.report().rowsOutsideCalendar()).isEqualTo(1);
        assertThat(events(tape).get(1).time()).isEqualTo(Instant.parse("2024-01-07T05:00:00Z"));
    }

    @Test
    void fileWithoutAHeaderIsReadByNamesStated() {
        CsvTape tape = text("20240102 093000;1;2;1;2;0\n20240102 093100;1;2;1;2;0\n")
                .header("time", "open", "high", "low", "close", "volume")
                .instrument(PAIR)
                .read();

        assertThat(tape.report().rows()).isEqualTo(2);
    }

    @Test
    void namedWordIsAMissingCell() {
        CsvTape tape = text("date,A,B\n2024-01-02,NaN,2\n2024-01-03,1,null\n")
                .missing("NaN", "null")
                .instruments(CsvTapeTest::share)
                .read();

        assertThat(tape.report().missingCells()).isEqualTo(2);
        assertThat(tape.report().events()).isEqualTo(2);
    }
}
