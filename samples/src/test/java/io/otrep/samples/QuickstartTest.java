package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void place() {
        page = folder.resolve("page.html");
    }

    @Test
    void theLastLineIsForScriptsAndTheSameEachTime() {
        String first = lastLine();
        String second = lastLine();

        assertThat(first)
                .matches(
                        "decisions_sha256=[0-9a-f]{64} orders=\\d+ fills=\\d+ final_equity=\\d+\\.\\d\\d reconciled=true report="
                                + "\\Q" + page + "\\E");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void thePageThatTheLastLineNamesHoldsTheFinalEquity() throws Exception {
        String line = lastLine();

        String equity = line.replaceAll(".*final_equity=([0-9.]+).*", "$1");
        assertThat(Files.readString(page))
                .contains("Backtest: quickstart")
                .contains(">" + String.format(Locale.ROOT, "%,.0f", Double.parseDouble(equity)) + "<");
    }

    @Test
    void anUnknownOptionIsASentence() {
        assertThatThrownBy(() -> new Quickstart(System.out).run(List.of("--page", "x")))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("--report FILE")
                .hasMessageContaining("--page x");
    }

    private String lastLine() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new Quickstart(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(List.of("--report", page.toString()));
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }
}
