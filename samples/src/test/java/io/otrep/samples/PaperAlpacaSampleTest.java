package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaperAlpacaSampleTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void saysWhatToSetWhereKeysAreMissing() {
        PaperAlpacaSample sample = new PaperAlpacaSample(out, Map.of());

        assertThatThrownBy(() -> sample.run(List.of()))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("ALPACA_API_KEY_ID is not set")
                .hasMessageContaining("ALPACA_API_SECRET_KEY is not set");
    }

    @Test
    void refusesToTradeWithRealMoney() {
        PaperAlpacaSample sample = new PaperAlpacaSample(
                out, Map.of("ALPACA_API_KEY_ID", "AK1", "ALPACA_API_SECRET_KEY", "hidden", "PAPER_TRADING", "false"));

        assertThatThrownBy(() -> sample.run(List.of()))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("PAPER_TRADING is false")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void saysHowAnAddressIsWritten() {
        PaperAlpacaSample sample =
                new PaperAlpacaSample(out, Map.of("ALPACA_API_KEY_ID", "PK1", "ALPACA_API_SECRET_KEY", "hidden"));

        assertThatThrownBy(() -> sample.run(List.of("--venue", "localhost:9101")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("--venue and --data: trading must be an address with scheme and host")
                .hasMessageContaining("'localhost:9101'");
    }

    @Test
    void listsItsOptions() throws Exception {
        new PaperAlpacaSample(out, Map.of()).run(List.of("--help"));

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--venue", "--market", "--symbol");
    }
}
