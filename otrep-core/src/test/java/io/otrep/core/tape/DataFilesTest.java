package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Reads files of real prices from the folder {@code -Dotrep.data=DIR}, and from {@code quant/data} and {@code backtests/data} beside
 * it, without a word on their format.
 */
class DataFilesTest {
    private static Path file(String name) {
        String folder = System.getProperty("otrep.data");
        assumeThat(folder).as("no -Dotrep.data=DIR given").isNotNull();
        Path path = Path.of(String.valueOf(folder)).resolve(name).normalize();
        assumeThat(path).as("no file %s", path).matches(Files::exists);
        return path;
    }

    /** Reads twice, the second time measured. */
    private static ReadReport read(Supplier<CsvTape> reading) {
        ReadReport first = reading.get().report();
        long begin = System.nanoTime();
        ReadReport report = reading.get().report();
        double seconds = (System.nanoTime() - begin) * 1e-9;
        System.out.println(report + ", " + Math.round(report.rows() / seconds) + " rows/s");
        assertThat(report.toString()).isEqualTo(first.toString());
        return report;
    }

    private static ReadReport read(String name, Instrument instrument) {
        Path path = file(name);
        return read(() -> CsvTape.of(path).instrument(instrument).read());
    }

    @Test
    void minutesOfAPerpetual() {
        ReadReport report = read("btc-perp-20211231-20220201_1m.csv", CsvTapeTest.COIN);

        assertThat(report.events()).isEqualTo(45_031);
        assertThat(report.interval()).contains(BarInterval.MINUTE);
    }

    @Test
    void ticksOfACurrencyPair() {
        assertThat(read("usdjpy-ticks.csv", CsvTapeTest.PAIR).events()).isEqualTo(1_000);
    }

    @Test
    void minutesOfBidAndAsk() {
        Path bid = file("usdjpy-m1-bid-2013.csv");
        Path ask = file("usdjpy-m1-ask-2013.csv");

        ReadReport report =
                read(() -> CsvTape.ofPair(bid, ask).instrument(CsvTapeTest.PAIR).read());

        assertThat(report.events()).isEqualTo(2 * 28_761);
        assertThat(report.unpairedRows()).isZero();
    }

    @Test
    void dailyClosesOfTwentyShares() {
        Path path = file("../quant/data/ppo_stock_prices.csv");

        ReadReport report =
                read(() -> CsvTape.of(path).instruments(CsvTapeTest::share).read());

        assertThat(report.rows()).isEqualTo(7_126);
        assertThat(report.eventsByInstrument()).hasSize(20);
        assertThat(report.events() + report.missingCells()).isEqualTo(7_126 * 20);
        assertThat(report.rowsOutsideCalendar()).isZero();
    }

    @Test
    void barsOfBacktests() {
        assertThat(read("../backtests/data/SPY_1m_20131007-20131011_adj.csv", CsvTapeTest.SHARE)
                        .events())
                .isEqualTo(2 * 1_950);
        assertThat(read("../backtests/data/SPY_1h_20131001-20131031_adj.csv", CsvTapeTest.SHARE)
                        .interval())
                .contains(BarInterval.HOUR);
        assertThat(read("../backtests/data/SPY_1d_1998-2005_raw.csv", CsvTapeTest.SHARE)
                        .rowsOutsideCalendar())
                .isZero();
        assertThat(read("../backtests/data/AAPL_1h_20140606-20140609_adj.csv", CsvTapeTest.SHARE)
                        .events())
                .isEqualTo(14);
        assertThat(read("../backtests/data/SPY_1d_2004-2016_adj.csv", CsvTapeTest.SHARE)
                        .interval())
                .contains(BarInterval.DAY);
    }
}
