package io.otrep.core.tape;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.PriceAdjustment;
import io.otrep.market.SettlementModel;
import io.otrep.market.TradingCalendar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Instruments from a small file, one a line below a header:
 *
 * <pre>
 * symbol,route,class,currency,tick,step
 * AAPL,sim,EQUITY,USD,0.01,1
 * EURUSD,sim,FX,USD,0.00001,1000
 * </pre>
 *
 * <p>{@code symbol} and {@code currency} are required. Others, each empty or absent where there is nothing to say: {@code route}
 * (default {@code sim}), {@code class} (an {@link AssetClass}, default EQUITY), {@code asset} (default the symbol), {@code base},
 * {@code tick}, {@code step}, {@code min_quantity}, {@code max_quantity}, {@code min_notional}, {@code multiplier}, {@code expiry} (a
 * date), {@code settlement} (a {@link SettlementModel}), {@code calendar} (us_equities, fx_week or always), {@code adjustment} (a
 * {@link PriceAdjustment}), {@code shortable} (true or false), {@code sector}. A column of another name is an error.
 *
 * <p>Stateless and thread-safe.
 */
public final class CatalogFile {
    private static final List<String> COLUMNS = List.of(
            "symbol",
            "route",
            "class",
            "asset",
            "currency",
            "base",
            "tick",
            "step",
            "minquantity",
            "maxquantity",
            "minnotional",
            "multiplier",
            "expiry",
            "settlement",
            "calendar",
            "adjustment",
            "shortable",
            "sector");

    private final CsvRows rows;
    private final List<String> names;

    private CatalogFile(CsvRows rows, List<String> names) {
        this.rows = rows;
        this.names = names;
    }

    /**
     * Reads a catalog.
     *
     * @param file UTF-8 text
     * @return the instruments, in the file's order
     * @throws TapeFormatException naming file, line and column of the first fault
     */
    public static InstrumentCatalog read(Path file) {
        return read(CsvContent.read(file));
    }

    /**
     * Reads a catalog from text that is no file.
     *
     * @param name for messages
     * @param utf8 the text
     * @return the instruments, in the text's order
     * @throws TapeFormatException naming line and column of the first fault
     */
    public static InstrumentCatalog read(String name, byte[] utf8) {
        return read(CsvContent.of(name, utf8));
    }

    private static InstrumentCatalog read(CsvContent content) {
        CsvRows rows = new CsvRows(content, content.delimiter());
        if (!rows.next()) {
            throw CsvContent.whole(content.name(), "empty file: no header and no instruments");
        }
        List<Instrument> instruments = new CatalogFile(rows, names(rows)).instruments();
        if (instruments.isEmpty()) {
            throw CsvContent.whole(content.name(), "empty file: no instruments below the header");
        }
        return InstrumentCatalog.of(instruments);
    }

    private static List<String> names(CsvRows rows) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String name = rows.text(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            if (!COLUMNS.contains(name) || names.contains(name)) {
                throw rows.fault(i, rows.text(i), "wrong header: columns are among " + COLUMNS + ", each once");
            }
            names.add(name);
        }
        if (!names.containsAll(List.of("symbol", "currency"))) {
            throw rows.fault("wrong header: symbol and currency are required, but there are " + names);
        }
        return names;
    }

    private List<Instrument> instruments() {
        Set<Instrument> instruments = new LinkedHashSet<>();
        while (rows.next()) {
            if (rows.size() != names.size()) {
                throw rows.fault(rows.size() + " columns where the header has " + names.size());
            }
            Instrument instrument = instrument();
            if (!instruments.add(instrument)) {
                throw rows.fault(instrument + " is given twice");
            }
        }
        return List.copyOf(instruments);
    }

    private Instrument instrument() {
        String symbol = required("symbol");
        AssetClass assetClass = or(AssetClass.EQUITY, parsed("class", constant(AssetClass.class)));
        Asset asset = or("", parsed("asset", text -> text)).isEmpty()
                ? checked("symbol", symbol, text -> Asset.of(text, assetClass))
                : checked("asset", required("asset"), text -> Asset.of(text, assetClass));
        Currency currency = checked("currency", required("currency"), Currency::of);
        Instrument.Builder builder = checked(
                "symbol",
                symbol,
                text -> Instrument.builder(text, or("sim", parsed("route", route -> route)), asset, currency));
        describe(builder);
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw rows.fault(String.valueOf(e.getMessage()));
        }
    }

    private void describe(Instrument.Builder builder) {
        given("base", Currency::of, builder::baseCurrency);
        given("tick", Decimal::parse, builder::tick);
        given("step", Decimal::parse, builder::step);
        given("minquantity", Decimal::parse, builder::minQuantity);
        given("maxquantity", Decimal::parse, builder::maxQuantity);
        given("minnotional", Decimal::parse, builder::minNotional);
        given("multiplier", Decimal::parse, builder::multiplier);
        given("expiry", CatalogFile::date, builder::expiry);
        given("settlement", constant(SettlementModel.class), builder::settlement);
        given("calendar", CatalogFile::calendar, builder::calendar);
        given("adjustment", constant(PriceAdjustment.class), builder::adjustment);
        given("shortable", CatalogFile::flag, builder::shortable);
        given("sector", text -> text, builder::sector);
    }

    private <T> void given(String column, Function<String, T> parser, Consumer<T> setter) {
        T value = parsed(column, parser);
        if (value != null) {
            setter.accept(value);
        }
    }

    private <T> @Nullable T parsed(String column, Function<String, T> parser) {
        int field = names.indexOf(column);
        return field < 0 || rows.isEmpty(field) ? null : checked(column, rows.text(field), parser);
    }

    private String required(String column) {
        int field = names.indexOf(column);
        if (rows.isEmpty(field)) {
            throw rows.fault(field, column, "must not be empty");
        }
        return rows.text(field);
    }

    private <T> T checked(String column, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw rows.fault(names.indexOf(column), column, "'" + text + "': " + e.getMessage());
        }
    }

    private static <T> T or(T fallback, @Nullable T value) {
        return value == null ? fallback : value;
    }

    private static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("must be one of " + List.of(type.getEnumConstants()));
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("must be a date such as 2025-12-19", e);
        }
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static TradingCalendar calendar(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "us_equities", "us" -> TradingCalendar.usEquities();
            case "fx_week", "fx" -> TradingCalendar.fxWeek();
            case "always", "24/7" -> TradingCalendar.always();
            default -> throw new IllegalArgumentException("must be us_equities, fx_week or always");
        };
    }
}
