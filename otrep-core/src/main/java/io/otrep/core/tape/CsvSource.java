package io.otrep.core.tape;

import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read. Only the instrument must be stated; everything else has a default that is found in the file. Not
 * thread-safe; {@link #read()} may be called again.
 */
public final class CsvSource {
    private final Supplier<List<CsvContent>> contents;
    private @Nullable Instrument single;
    private @Nullable Function<String, @Nullable Instrument> bySymbol;
    private final Set<String> only = new LinkedHashSet<>();
    private boolean ignoreUnknown;
    private @Nullable BarInterval interval;
    private @Nullable BarStamp stamp;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable TimeUnit epochUnit;
    private @Nullable TapeLayout layout;
    private final Map<Column, String> columns = new EnumMap<>(Column.class);
    private List<String> header = List.of();
    private final Set<String> missing = new LinkedHashSet<>();
    private boolean midBars = true;

    CsvSource(Supplier<List<CsvContent>> contents) {
        this.contents = contents;
    }

    /**
     * The one instrument the file is about. Of a file of several symbols, only its symbol is read.
     *
     * @param instrument the instrument
     * @return this
     */
    public CsvSource instrument(Instrument instrument) {
        this.single = Objects.requireNonNull(instrument, "instrument");
        this.bySymbol = null;
        return this;
    }

    /**
     * The instruments of a file of several symbols, found by {@link Instrument#symbol()}.
     *
     * @param instruments no two of one symbol
     * @return this
     * @throws IllegalArgumentException if two have the same symbol
     */
    public CsvSource instruments(Instrument... instruments) {
        Map<String, Instrument> map = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            Instrument before = map.put(instrument.symbol(), instrument);
            if (before != null) {
                throw new IllegalArgumentException("symbol " + instrument.symbol() + " is that of " + before
                        + " and of " + instrument + "; give the instruments of one route");
            }
        }
        this.bySymbol = map::get;
        this.single = null;
        return this;
    }

    /**
     * The instruments of a file of several symbols.
     *
     * @param catalog no two of one symbol
     * @return this
     * @throws IllegalArgumentException if two have the same symbol
     */
    public CsvSource instruments(InstrumentCatalog catalog) {
        return instruments(catalog.all().toArray(new Instrument[0]));
    }

    /**
     * Makes the instrument of each symbol of a file.
     *
     * @param bySymbol from the symbol as written to the instrument, called once a symbol
     * @return this
     */
    public CsvSource instruments(Function<String, Instrument> bySymbol) {
        this.bySymbol = bySymbol::apply;
        this.single = null;
        return this;
    }

    /**
     * Reads only those symbols. Default: all.
     *
     * @param symbols as written in the file
     * @return this
     */
    public CsvSource only(String... symbols) {
        only.addAll(List.of(symbols));
        return this;
    }

    /**
     * Leaves out, and counts, symbols without an instrument. Default: they are an error.
     *
     * @return this
     */
    public CsvSource ignoreUnknownSymbols() {
        this.ignoreUnknown = true;
        return this;
    }

    /**
     * The interval of the bars. Default: the most frequent distance of two rows, days for rows of dates.
     *
     * @param interval the interval
     * @return this
     */
    public CsvSource interval(BarInterval interval) {
        this.interval = Objects.requireNonNull(interval, "interval");
        return this;
    }

    /**
     * Which end of its interval a bar's time names. Default: what the column is called; START for a column called neither start
     * nor end, so that a wrong guess makes a bar known late, never early. A date alone of a daily bar is its session's, either
     * way.
     *
     * @param stamp the end
     * @return this
     */
    public CsvSource stamps(BarStamp stamp) {
        this.stamp = Objects.requireNonNull(stamp, "stamp");
        return this;
    }

    /**
     * The zone of times without offset. Default UTC.
     *
     * @param zone the zone
     * @return this
     */
    public CsvSource zone(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
        return this;
    }

    /**
     * The unit of times that are counts since 1970. Default: told by the size of the first.
     *
     * @param unit seconds, milliseconds, microseconds or nanoseconds
     * @return this
     */
    public CsvSource epoch(TimeUnit unit) {
        this.epochUnit = Objects.requireNonNull(unit, "unit");
        return this;
    }

    /**
     * What the rows are. Default: told by the header.
     *
     * @param layout the layout
     * @return this
     */
    public CsvSource layout(TapeLayout layout) {
        this.layout = Objects.requireNonNull(layout, "layout");
        return this;
    }

    /**
     * Names a column by hand, for example {@code column(Column.CLOSE, "Adj Close")}.
     *
     * @param column its meaning
     * @param name its name in the header
     * @return this
     */
    public CsvSource column(Column column, String name) {
        columns.put(column, name);
        return this;
    }

    /**
     * Names all columns of a file without a header.
     *
     * @param names in order
     * @return this
     */
    public CsvSource header(String... names) {
        this.header = List.of(names);
        return this;
    }

    /**
     * Words that mean an empty cell, such as {@code NaN} or {@code null}. Default: none, only nothing is empty.
     *
     * @param words as written
     * @return this
     */
    public CsvSource missing(String... words) {
        missing.addAll(List.of(words));
        return this;
    }

    /**
     * Whether bid and ask bars without trades also make a bar of their middle. Default true.
     *
     * @param wanted true if they do
     * @return this
     */
    public CsvSource midBars(boolean wanted) {
        this.midBars = wanted;
        return this;
    }

    /**
     * Reads the file.
     *
     * @return the tape and its report
     * @throws TapeFormatException naming file, line and column of the first fault
     * @throws IllegalStateException if no instrument was stated
     */
    public CsvTape read() {
        if (single == null && bySymbol == null) {
            throw new IllegalStateException(
                    "say which instrument the file is about: .instrument(...) or .instruments(...)");
        }
        return new CsvLoad(this).load(contents.get());
    }

    @Nullable
    Instrument single() {
        return single;
    }

    @Nullable
    Instrument lookUp(String symbol) {
        return bySymbol == null ? null : bySymbol.apply(symbol);
    }

    boolean wants(String symbol) {
        return only.isEmpty() || only.contains(symbol);
    }

    boolean isUnknownIgnored() {
        return ignoreUnknown;
    }

    @Nullable
    BarInterval interval() {
        return interval;
    }

    @Nullable
    BarStamp stamp() {
        return stamp;
    }

    @Nullable
    TapeLayout layout() {
        return layout;
    }

    boolean hasMidBars() {
        return midBars;
    }

    Map<Column, String> columns() {
        return columns;
    }

    List<String> header() {
        return header;
    }

    List<byte[]> missingWords() {
        List<byte[]> words = new ArrayList<>();
        missing.forEach(word -> words.add(word.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return words;
    }

    TimeText times() {
        return new TimeText(zone, epochUnit);
    }
}
