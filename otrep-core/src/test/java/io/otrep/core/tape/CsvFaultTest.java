package io.otrep.core.tape;

import static io.otrep.core.tape.CsvTapeTest.COIN;
import static io.otrep.core.tape.CsvTapeTest.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of a file names its line, its column and what to do. */
class CsvFaultTest {
    private static final String BARS = "date,open,high,low,close\n";
    private static final String MINUTES = "time,open,high,low,close\n";
    private static final String TICKS = "time,bid,ask\n";

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", 0, 0, "empty file"),
                Arguments.of("\n\n# only a remark\n", 0, 0, "empty file"),
                Arguments.of(BARS, 0, 0, "empty file: no rows"),
                Arguments.of("open,high,low,close\n1,1,1,1\n", 1, 0, "wrong header: no column of time"),
                Arguments.of("date,open,high,close\n", 1, 0, "wrong header: of open, high, low and close"),
                Arguments.of("date,close,close\n", 1, 3, "the name is also that of column 2"),
                Arguments.of("date\n2024-01-02\n", 1, 0, "wrong header"),
                Arguments.of("date,A,B\n2024-01-02,1,2\n", 1, 0, "none of the columns"),
                Arguments.of("2024-01-02,1,2,1,2\n", 1, 0, "looks like data"),
                Arguments.of("date,symbol,opne\n", 1, 0, "wrong header: no close"),
                Arguments.of(BARS + "2024-01-02,1,2,x,2\n", 2, 4, "'x' is no number"),
                Arguments.of(BARS + "2024-01-02,1,2,1.2.3,2\n", 2, 4, "'1.2.3' is no number"),
                Arguments.of(BARS + "2024-01-02,1,2,1e,2\n", 2, 4, "'1e' is no number"),
                Arguments.of(BARS + "2024-01-02,1,2,0x1p3,2\n", 2, 4, "no number"),
                Arguments.of(BARS + "2024-01-02,1,2,1d,2\n", 2, 4, "no number"),
                Arguments.of(BARS + "2024-01-02,1,1e999,1,2\n", 2, 3, "too large"),
                Arguments.of(BARS + "2024-01-02,1,NaN,1,2\n", 2, 3, ".missing(...)"),
                Arguments.of(BARS + "2024-01-02,1,,1,2\n", 2, 3, "a number is missing"),
                Arguments.of(BARS + "2024-01-02,1,2,-1,2\n", 2, 4, "price must be above 0, but was '-1'"),
                Arguments.of(BARS + "2024-01-02,0,2,1,2\n", 2, 2, "price must be above 0"),
                Arguments.of("date,close,volume\n2024-01-02,1,-5\n", 2, 3, "size must be at least 0"),
                Arguments.of(BARS + "2024-01-02,1,1,2,1\n", 2, 3, "high 1.0 is below low 2.0"),
                Arguments.of(BARS + "2024-01-02,3,2,1,2\n", 2, 3, "high 2.0 is below open 3.0"),
                Arguments.of(BARS + "2024-01-02,2,3,1.5,1\n", 2, 4, "low 1.5 is above close 1.0"),
                Arguments.of(BARS + "2024-01-03,1,1,1,1\n2024-01-02,1,1,1,1\n", 3, 1, "time going backwards"),
                Arguments.of(BARS + "2024-01-02,1,1,1,1\n2024-01-02,1,1,1,1\n", 3, 1, "duplicate time"),
                Arguments.of(BARS + "2024-01-02,1,1,1,1,9\n", 2, 6, "too many columns: 6"),
                Arguments.of(BARS + "2024-01-02,1,1,1\n", 2, 4, "too few columns: 4"),
                Arguments.of(BARS + "2024-02-30,1,1,1,1\n", 2, 1, "no such date"),
                Arguments.of(BARS + "2024-13-01,1,1,1,1\n", 2, 1, "no such date"),
                Arguments.of(BARS + "02/01/2024,1,1,1,1\n", 2, 1, "time must be ISO"),
                Arguments.of(BARS + "1500-01-01,1,1,1,1\n", 2, 1, "year must lie between"),
                Arguments.of(BARS + ",1,1,1,1\n", 2, 1, "the time is missing"),
                Arguments.of(BARS + "2024-01-02,\"1,1,1,1\n", 2, 2, "not closed"),
                Arguments.of(BARS + "2024-01-02,1\"2,1,1,1\n", 2, 2, "a quote inside a field"),
                Arguments.of(BARS + "2024-01-02,\"1\"2,1,1,1\n", 2, 2, "text after the closing quote"),
                Arguments.of(
                        MINUTES + "2024-01-02T25:00,1,1,1,1\n2024-01-02T26:00,1,1,1,1\n", 2, 1, "no such time of day"),
                Arguments.of(MINUTES + "2024-01-02T10:00,1,1,1,1\n", 0, 0, "state .interval(...)"),
                Arguments.of(
                        MINUTES + "2024-01-02T10:00,1,1,1,1\n2024-01-02T11:00,1,1,1,1\n2024-01-02T12:00,1,1,1,1\n"
                                + "2024-01-02T12:30,1,1,1,1\n",
                        5,
                        1,
                        "before the close of the one before"),
                Arguments.of("start,end,close\n2024-01-02T10:00Z,2024-01-02T10:00Z,1\n", 2, 2, "not after its start"),
                Arguments.of(TICKS + "2024-01-02T10:00:00+99:00,1,1\n", 2, 1, "offset must be Z"),
                Arguments.of(TICKS + "2024-01-02T10:61,1,1\n", 2, 1, "no such time of day"),
                Arguments.of(TICKS + "2024-01-02,1,1\n", 2, 1, "needs a time of day"),
                Arguments.of(TICKS + "99999999999999999999,1,1\n", 2, 1, "after the year 2262"),
                Arguments.of(TICKS + "1704205801,1,1\n1704205800,1,1\n", 3, 1, "time going backwards"),
                Arguments.of("time,price,side\n1704205801,1,up\n", 2, 3, "side must be buy or sell"),
                Arguments.of("time,symbol,bid,ask\n1704205801,,1,1\n", 2, 2, "the symbol is missing"),
                Arguments.of("time,symbol,bid,ask\n1704205801,OTHER,1,1\n", 0, 0, "1 rows of other symbols"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultNamesItsPlace(String text, long line, int column, String problem) {
        TapeFormatException fault = catchThrowableOfType(
                TapeFormatException.class,
                () -> CsvTapeTest.text(text).instrument(SHARE).read());

        assertThat(fault).hasMessageContaining(problem).hasNoCause();
        assertThat(fault.file()).isEqualTo("bars.csv");
        assertThat(fault.line()).isEqualTo(line);
        assertThat(fault.column()).isEqualTo(column);
    }

    @Test
    void messageReadsAsASentence() {
        assertThatThrownBy(() -> CsvTapeTest.text(BARS + "2024-01-02,1,2,-3,2\n")
                        .instrument(SHARE)
                        .read())
                .hasMessage("bars.csv, line 2, column 4 (low): price must be above 0, but was '-3'");
    }

    @Test
    void byteThatIsNoUtf8NamesItsPlace() {
        byte[] bytes = (BARS + "2024-01-02,1,?,1,1\n").getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xC3;

        TapeFormatException fault = catchThrowableOfType(
                TapeFormatException.class,
                () -> CsvTape.of("x.csv", bytes).instrument(SHARE).read());

        assertThat(fault).hasMessageContaining("not UTF-8");
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isEqualTo(3);
    }

    @Test
    void unknownSymbolIsAnErrorUnlessLeftOut() {
        String wide = "date,A,B\n2024-01-02,1,2\n";

        assertThatThrownBy(() -> CsvTapeTest.text(wide)
                        .instruments(CsvTapeTest.share("A"))
                        .read())
                .hasMessageStartingWith("bars.csv, line 1, column 3 (B): no instrument for symbol 'B'");
        assertThat(CsvTapeTest.text(wide)
                        .instruments(CsvTapeTest.share("A"))
                        .ignoreUnknownSymbols()
                        .read()
                        .report()
                        .events())
                .isEqualTo(1);
    }

    @Test
    void localTimeThatDoesNotExistIsAFault() {
        assertThatThrownBy(() -> CsvTapeTest.text(TICKS + "2024-03-10 02:30,1,1\n")
                        .zone(ZoneId.of("America/New_York"))
                        .instrument(COIN)
                        .read())
                .hasMessageContaining("does not exist in America/New_York");
    }

    @Test
    void absentFileIsNamed(@TempDir Path folder) {
        Path absent = folder.resolve("absent.csv");

        assertThatThrownBy(() -> CsvTape.of(absent).instrument(SHARE).read())
                .isInstanceOf(TapeFormatException.class)
                .hasMessage("absent.csv: cannot be read: there is no file " + absent)
                .hasNoCause();
    }

    @Test
    void statedColumnThatIsNotThereIsAFault() {
        assertThatThrownBy(() -> CsvTapeTest.text(BARS + "2024-01-02,1,1,1,1\n")
                        .column(Column.CLOSE, "Adj Close")
                        .instrument(SHARE)
                        .read())
                .hasMessageContaining("no column 'Adj Close' for CLOSE");
        assertThatThrownBy(() -> CsvTapeTest.text(BARS + "2024-01-02,1,1,1,1\n")
                        .layout(TapeLayout.QUOTES)
                        .instrument(SHARE)
                        .read())
                .hasMessageContaining("no column for BID, ASK of QUOTES");
    }

    @Test
    void sourceWithoutInstrumentSaysWhatToSay() {
        assertThatThrownBy(() -> CsvTapeTest.text(BARS).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(".instrument(...)");
    }
}
