package io.otrep.samples;

import io.otrep.account.Fees;
import io.otrep.core.BacktestResult;
import io.otrep.core.Pipeline;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Margin;
import io.otrep.core.sim.Simulation;
import io.otrep.core.sim.Slippage;
import io.otrep.core.strategy.MeanReversion;
import io.otrep.core.strategy.Momentum;
import io.otrep.core.strategy.Stoichiometric;
import io.otrep.core.tape.CsvSource;
import io.otrep.core.tape.CsvTape;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.report.Report;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.sizing.VolatilityTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Three strategies trade 25 years of real exchange rates on a paper venue: four currencies against the US dollar, sized to a volatility, behind gates.
 */
public final class Quickstart implements Sample {
    private static final String DATA = "data/fedh10.csv";
    private static final Path PAGE = Path.of("target", "reports", "quickstart.html");
    private static final String ROUTE = "paper";
    private static final String[] SYMBOLS = {"EURUSD", "GBPUSD", "AUDUSD", "NZDUSD"};

    private final PrintStream out;

    Quickstart(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "quickstart";
    }

    @Override
    public String summary() {
        return "three strategies on 25 years of real exchange rates, sized, gated, on a paper venue";
    }

    @Override
    public void run(List<String> args) {
        Path page = page(args);
        InstrumentCatalog catalog = catalog();
        CsvTape tape = prices().read();
        Simulation simulation = Simulation.of("100000 USD")
                .instruments(catalog)
                .fees(Fees.bps("0.3"))
                .slippage(Slippage.bps(0.3))
                .margin(Margin.leverage(30, 0.5));
        BacktestResult result = pipeline()
                .backtest(new ProgressTape(tape, "quickstart", tape.report().events()), simulation);
        Report.of(result).days(DayRoll.NEW_YORK_1700, 252).writeHtml(page);
        new RunSummary(out).print(result, 252, page);
    }

    /**
     * Its prices: four currencies against the US dollar.
     *
     * @return the source, not read yet
     */
    public static CsvSource prices() {
        return CsvTape.of("fedh10.csv", resource()).instruments(catalog());
    }

    private static Path page(List<String> args) {
        if (args.isEmpty()) {
            return PAGE;
        }
        if (args.size() != 2 || !args.get(0).equals("--report")) {
            throw new SampleFailure("the quick start knows one option, --report FILE (default " + PAGE
                    + "), but was told " + String.join(" ", args));
        }
        return Path.of(args.get(1));
    }

    private static Pipeline pipeline() {
        return TradingEngine.builder("USD")
                .name("quickstart")
                .route(ROUTE, SYMBOLS)
                .strategy("momentum", () -> new Momentum(60))
                .strategy("mean-reversion", () -> new MeanReversion(20, 2.0, 0.5))
                .strategy("stoichiometric", () -> new Stoichiometric(14))
                .sizing(VolatilityTarget.builder(0.10).share(1.0 / 12).build())
                .gates(RiskGates.builder()
                        .maxPosition(1.00)
                        .maxDrawdown(0.30)
                        .dailyLoss(0.05)
                        .build());
    }

    private static InstrumentCatalog catalog() {
        Instrument[] instruments = new Instrument[SYMBOLS.length];
        for (int i = 0; i < SYMBOLS.length; i++) {
            Asset asset = Asset.of(SYMBOLS[i].substring(0, 3), AssetClass.FX);
            instruments[i] = Instrument.builder(SYMBOLS[i], ROUTE, asset, Currency.USD)
                    .tick("0.0001")
                    .step("1000")
                    .build();
        }
        return InstrumentCatalog.of(instruments);
    }

    private static byte[] resource() {
        try (InputStream in = Quickstart.class.getResourceAsStream(DATA)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + DATA);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
