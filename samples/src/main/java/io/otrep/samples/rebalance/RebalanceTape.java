package io.otrep.samples.rebalance;

import io.otrep.core.tape.CsvSource;
import io.otrep.core.tape.CsvTape;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Tape;
import io.otrep.samples.Quickstart;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the user's file, or the data of the quick start. Stateless but for the options. */
final class RebalanceTape {
    private final RebalanceOptions options;

    RebalanceTape(RebalanceOptions options) {
        this.options = options;
    }

    Tape read(PrintStream out) {
        CsvTape tape = source().only(options.only.toArray(String[]::new))
                .missing(options.missing.toArray(String[]::new))
                .read();
        out.println(tape.report());
        if (tape.instruments().size() < 2) {
            throw new IllegalArgumentException("a portfolio needs at least two symbols, but the file has "
                    + tape.instruments().size());
        }
        return tape;
    }

    private CsvSource source() {
        Path file = options.prices;
        if (file == null) {
            return Quickstart.prices();
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("--prices names '" + file + "', which is not a file that can be read");
        }
        return CsvTape.of(file).instruments(RebalanceTape::share);
    }

    private static Instrument share(String symbol) {
        return Instrument.builder(symbol, "file", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("0.001")
                .build();
    }
}
