package io.otrep.samples;

import io.otrep.core.tape.CatalogFile;
import io.otrep.core.tape.CsvSource;
import io.otrep.core.tape.CsvTape;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the user's file as its options say. Stateless but for the options. */
final class BacktestTape {
    private static final String ROUTE = "sim";

    private final BacktestOptions options;

    BacktestTape(BacktestOptions options) {
        this.options = options;
    }

    CsvTape read() {
        if (options.bars == null) {
            throw new IllegalArgumentException("--bars FILE is missing; --help lists what the runner can be told");
        }
        CsvSource source = source(options.bars);
        if (options.catalog != null) {
            requireFile("--catalog", options.catalog);
            source.instruments(CatalogFile.read(options.catalog));
        } else if (options.instrument != null) {
            source.instrument(instrument(options.instrument));
        } else {
            source.instruments(this::instrument);
        }
        source.only(options.only.toArray(String[]::new)).missing(options.missing.toArray(String[]::new));
        if (!options.header.isEmpty()) {
            source.header(options.header.toArray(String[]::new));
        }
        if (options.zone != null) {
            source.zone(options.zone);
        }
        if (options.stamps != null) {
            source.stamps(options.stamps);
        }
        return source.read();
    }

    private CsvSource source(Path bars) {
        requireFile("--bars", bars);
        if (options.ask == null) {
            return CsvTape.of(bars);
        }
        requireFile("--ask", options.ask);
        return CsvTape.ofPair(bars, options.ask);
    }

    private static void requireFile(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(option + " names '" + file + "', which is not a file that can be read");
        }
    }

    private Instrument instrument(String symbol) {
        boolean fx = options.assetClass == AssetClass.FX;
        boolean crypto = options.assetClass == AssetClass.CRYPTO;
        String letters = symbol.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
        boolean pair = fx && letters.length() == 6;
        String currency = options.currency != null ? options.currency : pair ? letters.substring(3) : "USD";
        Asset asset = Asset.of(pair ? letters.substring(0, 3) : symbol, options.assetClass);
        Instrument.Builder builder = Instrument.builder(symbol, ROUTE, asset, Currency.of(currency))
                .tick(options.tick != null ? options.tick : fx ? "0.00001" : "0.01")
                .step(options.step != null ? options.step : crypto ? "0.00000001" : "1");
        if (pair) {
            builder.baseCurrency(Currency.of(letters.substring(0, 3)));
        }
        return builder.build();
    }
}
