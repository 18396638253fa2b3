package io.otrep.core.tape;

import io.otrep.market.Instrument;
import io.otrep.market.Tape;
import java.nio.file.Path;
import java.util.List;

/**
 * A tape read from delimited text, held in memory. {@code
 * CsvTape.of(Path.of("bars.csv")).instrument(instrument).read()} finds delimiter, columns, times and interval by itself; what it
 * cannot know is stated on the {@link CsvSource}. Immutable and thread-safe.
 */
public final class CsvTape implements Tape {
    private final Tape events;
    private final ReadReport report;

    CsvTape(Tape events, ReadReport report) {
        this.events = events;
        this.report = report;
    }

    /**
     * Begins to describe a file.
     *
     * @param file UTF-8 text, up to 2 GiB
     * @return a source, to be told the instrument and read
     */
    public static CsvSource of(Path file) {
        return new CsvSource(() -> List.of(CsvContent.read(file)));
    }

    /**
     * Begins to describe text that is no file, such as a resource.
     *
     * @param name for messages, for example {@code fedh10.csv}
     * @param utf8 the text; not copied, not to be changed before {@link CsvSource#read()} has answered
     * @return a source, to be told the instrument and read
     */
    public static CsvSource of(String name, byte[] utf8) {
        return new CsvSource(() -> List.of(CsvContent.of(name, utf8)));
    }

    /**
     * Begins to describe the two files of a bid and ask pair of bars; rows are joined by time.
     *
     * @param bid bars of the bid
     * @param ask bars of the offer
     * @return a source, to be told the instrument and read
     */
    public static CsvSource ofPair(Path bid, Path ask) {
        return new CsvSource(() -> List.of(CsvContent.read(bid), CsvContent.read(ask)));
    }

    /**
     * What was found in the file.
     *
     * @return the report
     */
    public ReadReport report() {
        return report;
    }

    @Override
    public List<Instrument> instruments() {
        return events.instruments();
    }

    @Override
    public Cursor open() {
        return events.open();
    }
}
