package io.otrep.risk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.risk.DenialCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/gates.md is what the enum says. {@code -Dotrep.gates.write=true} writes it anew. */
class GatesPageTest {
    private static final String BEGIN = "<!-- begin of the table made by GatesPageTest -->\n";
    private static final String END = "<!-- end of the table made by GatesPageTest -->\n";

    @Test
    void tableIsMadeFromTheEnum() throws IOException {
        Path page = page();
        String text = Files.readString(page);
        String wanted = withTable(text);
        if (Boolean.getBoolean("otrep.gates.write")) {
            Files.writeString(page, wanted);
            text = wanted;
        }

        assertThat(text)
                .as("docs/gates.md differs from DenialCode; run mvn test -pl otrep-risk -am -Dtest=GatesPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dotrep.gates.write=true")
                .isEqualTo(wanted);
    }

    private static String withTable(String text) {
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        return text.substring(0, from) + table() + text.substring(to);
    }

    private static String table() {
        String rows = Stream.of(DenialCode.values())
                .map(code -> "| `" + code + "` | " + code.measure() + " | " + (code.stopsReductions() ? "yes" : "no")
                        + " |\n")
                .collect(Collectors.joining());
        return "| code | what is measured, unit | may stop a reducing order |\n|---|---|---|\n" + rows;
    }

    private static Path page() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(root.resolve("docs/gates.md"))) {
            root = root.getParent();
        }
        return root.resolve("docs/gates.md");
    }
}
