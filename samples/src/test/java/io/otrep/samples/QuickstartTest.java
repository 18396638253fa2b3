package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    @Test
    void theLastLineIsForScriptsAndTheSameEachTime() {
        String first = lastLine();
        String second = lastLine();

        assertThat(first)
                .matches(
                        "decisions_sha256=[0-9a-f]{64} orders=\\d+ fills=\\d+ final_equity=\\d+\\.\\d\\d reconciled=true");
        assertThat(second).isEqualTo(first);
    }

    private static String lastLine() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new Quickstart(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(List.of());
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }
}
